import { act, render } from '@testing-library/react';
import { MemoryRouter } from 'react-router-dom';
import { useArrival } from './useArrival';

function Place() {
  return <div ref={useArrival('there')} tabIndex={-1} data-testid="there" />;
}

function arrive(at: string) {
  const scroll = jest.fn();
  let grow = () => {};
  Element.prototype.scrollIntoView = scroll;
  global.ResizeObserver = class {
    constructor(onResize: ResizeObserverCallback) {
      grow = () => onResize([], this);
    }
    observe() {}
    unobserve() {}
    disconnect() {
      grow = () => {};
    }
  };
  render(
    <MemoryRouter initialEntries={[at]}>
      <Place />
    </MemoryRouter>,
  );
  return { scroll, grow: () => act(() => grow()) };
}

describe('arriving at a part of the page', () => {
  it('brings its top into view, again when it has got its height', () => {
    const { scroll, grow } = arrive('/#there');
    expect(scroll).toHaveBeenCalledWith({ block: 'start' });
    expect(document.activeElement).toHaveAttribute('data-testid', 'there');
    grow();
    expect(scroll).toHaveBeenCalledTimes(2);
  });

  it('leaves the page to the reader who has moved it', () => {
    const { scroll, grow } = arrive('/#there');
    window.dispatchEvent(new Event('wheel'));
    grow();
    expect(scroll).toHaveBeenCalledTimes(1);
  });

  it('moves nothing for a link to elsewhere', () => {
    expect(arrive('/#here').scroll).not.toHaveBeenCalled();
  });
});
