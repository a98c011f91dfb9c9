import { OverdueError, Turns } from './Turns';

const LONG_MS = 60_000;

/** Work that ends when it is told to. */
function work() {
  let end: (value: string) => void = () => {};
  const done = new Promise<string>(resolve => {
    end = resolve;
  });
  const begun = jest.fn((_isLate: () => boolean) => done);
  return { begun, end: (value = 'done') => end(value) };
}
const settle = () => jest.advanceTimersByTimeAsync(0);

describe('turns', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('let so many in at once, and the others in order', async () => {
    const turns = new Turns(1);
    const [first, second, third] = [work(), work(), work()];
    const answers = [first, second, third].map(({ begun }) =>
      turns.take(begun, LONG_MS),
    );
    await settle();
    expect(second.begun).not.toHaveBeenCalled();

    first.end('a');
    await expect(answers[0]).resolves.toBe('a');
    await settle();
    expect(second.begun).toHaveBeenCalled();
    expect(third.begun).not.toHaveBeenCalled();
    second.end('b');
    third.end('c');
    await expect(Promise.all(answers)).resolves.toEqual(['a', 'b', 'c']);
  });

  it('go to nobody who does not wait any more', async () => {
    const turns = new Turns(1);
    const [first, second, third] = [work(), work(), work()];
    const held = turns.take(first.begun, LONG_MS);
    const late = turns.take(second.begun, 900).catch(error => error);
    await jest.advanceTimersByTimeAsync(900);
    expect(await late).toBeInstanceOf(OverdueError);
    expect(turns.waiting).toBe(0);
    const next = turns.take(third.begun, LONG_MS);
    first.end();
    await held;
    await settle();
    expect(second.begun).not.toHaveBeenCalled();
    third.end();
    await expect(next).resolves.toBe('done');
  });

  it('tell work that nobody waits for it, and keep its place until it ends', async () => {
    const turns = new Turns(1);
    const [slow, next] = [work(), work()];
    const late = turns.take(slow.begun, 900).catch(error => error);
    await jest.advanceTimersByTimeAsync(900);
    expect(await late).toBeInstanceOf(OverdueError);
    expect(slow.begun.mock.calls[0][0]()).toBe(true);

    const answer = turns.take(next.begun, LONG_MS);
    await settle();
    expect(next.begun).not.toHaveBeenCalled();
    slow.end();
    next.end();
    await expect(answer).resolves.toBe('done');
  });

  it('are free again after work that failed', async () => {
    const turns = new Turns(1);
    const failing = async () => {
      throw new Error('broken');
    };
    await expect(turns.take(failing, LONG_MS)).rejects.toThrow('broken');
    const next = work();
    next.end();
    await expect(turns.take(next.begun, LONG_MS)).resolves.toBe('done');
  });
});
