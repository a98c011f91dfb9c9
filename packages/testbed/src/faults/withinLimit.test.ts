import { withinLimit } from './withinLimit';

const MINUTE = 60_000;

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

it('lets work that is in time be', async () => {
  await withinLimit(MINUTE, async signal => signal.throwIfAborted());

  expect(jest.getTimerCount()).toBe(0);
});

it('tells work that its time is over, and waits until it has ended', async () => {
  const ended: string[] = [];
  let finish = () => {};
  const played = withinLimit(2 * MINUTE, async signal => {
    await new Promise(resolve => signal.addEventListener('abort', resolve));
    ended.push('told');
    await new Promise<void>(resolve => {
      finish = resolve;
    });
    ended.push('mended');
  }).catch(({ message }) => ended.push(message));
  await jest.advanceTimersByTimeAsync(2 * MINUTE);
  expect(ended).toEqual(['told']);
  finish();
  await played;

  expect(ended).toEqual(['told', 'mended', 'it took longer than 2 minutes']);
});
