import { Coalescer } from './Coalescer';

describe('Coalescer', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('runs one portion at a time and again for what changed meanwhile', async () => {
    const portions: string[][] = [];
    const finish: Array<() => void> = [];
    const coalescer = new Coalescer({
      intervalMs: 500,
      most: 10,
      onError: () => {},
      run: ids => {
        portions.push(ids);
        return new Promise(resolve => finish.push(resolve));
      },
    });

    coalescer.add('a');
    coalescer.add('a');
    coalescer.add('b');
    await jest.advanceTimersByTimeAsync(10_000);
    expect(portions).toEqual([['a']]);

    finish[0]();
    await jest.advanceTimersByTimeAsync(499);
    expect(portions).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(portions).toEqual([['a'], ['a', 'b']]);
  });

  it('waits for the running portion when it stops', async () => {
    let finish = () => {};
    const coalescer = new Coalescer({
      intervalMs: 500,
      most: 10,
      onError: () => {},
      run: () =>
        new Promise(resolve => {
          finish = resolve;
        }),
    });
    let isStopped = false;
    coalescer.add('a');

    const stopping = coalescer.stop().then(() => {
      isStopped = true;
    });
    await jest.advanceTimersByTimeAsync(10);
    expect(isStopped).toBe(false);
    finish();
    await stopping;

    expect(isStopped).toBe(true);
  });
});
