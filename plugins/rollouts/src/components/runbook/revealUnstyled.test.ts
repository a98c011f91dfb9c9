import { revealUnstyled } from './revealUnstyled';

describe('revealUnstyled', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function hiddenPage() {
    const root = document.createElement('div').attachShadow({ mode: 'open' });
    const page = document.createElement('section');
    page.style.opacity = '0';
    root.append(page);
    const onReveal = jest.fn();
    return { page, onReveal, stop: revealUnstyled(root, onReveal) };
  }

  it('shows a page whose style never comes', () => {
    const { page, onReveal } = hiddenPage();
    jest.advanceTimersByTime(7_000);
    expect(page.style.opacity).toBe('0');
    jest.advanceTimersByTime(2_000);
    expect(page.style.opacity).toBe('1');
    expect(onReveal).toHaveBeenCalledTimes(1);
  });

  it('leaves a page alone that was shown in time', () => {
    const { page, onReveal } = hiddenPage();
    jest.advanceTimersByTime(5_000);
    page.style.opacity = '1';
    jest.advanceTimersByTime(60_000);
    expect(onReveal).not.toHaveBeenCalled();
  });

  it('stops looking when the page is left', () => {
    const { page, stop } = hiddenPage();
    stop();
    jest.advanceTimersByTime(60_000);
    expect(page.style.opacity).toBe('0');
  });
});
