import fc from 'fast-check';
import { KeyQueue } from './KeyQueue';

const soon = () => new Promise<void>(resolve => setImmediate(resolve));

describe('a key queue', () => {
  it('runs the jobs of a key in order and one at a time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 40 }),
        fc.scheduler(),
        async (keys, scheduler) => {
          const queue = new KeyQueue({ concurrency: 2, capacity: 1_000 });
          const done: Array<[string, number]> = [];
          const running = new Set<string>();
          const most = { atOnce: 0 };
          for (const [index, key] of keys.entries()) {
            await queue.push(key, async () => {
              expect(running.has(key)).toBe(false);
              running.add(key);
              most.atOnce = Math.max(most.atOnce, running.size);
              await scheduler.schedule(Promise.resolve(), key);
              running.delete(key);
              done.push([key, index]);
            });
          }
          await scheduler.waitFor(queue.drained());

          expect(done).toHaveLength(keys.length);
          expect(most.atOnce).toBeLessThanOrEqual(2);
          for (const key of new Set(keys)) {
            const order = done.filter(([k]) => k === key).map(([, i]) => i);
            expect(order).toEqual([...order].sort((a, b) => a - b));
          }
        },
      ),
    );
  });

  it('makes whoever pushes wait when it is full, and drops nothing', async () => {
    const queue = new KeyQueue({ concurrency: 1, capacity: 2 });
    let release = () => {};
    const gate = new Promise<void>(resolve => {
      release = resolve;
    });
    const done: number[] = [];
    const pushed: number[] = [];
    const job = (n: number) => async () => {
      await gate;
      done.push(n);
    };
    const pushing = [1, 2, 3].map(n =>
      queue.push(`key ${n}`, job(n)).then(() => pushed.push(n)),
    );
    await soon();
    expect(pushed).toEqual([1, 2]);

    release();
    await Promise.all(pushing);
    await queue.drained();
    expect(pushed).toEqual([1, 2, 3]);
    expect(done).toEqual([1, 2, 3]);
  });

  it('lets a busy key not starve the others', async () => {
    const queue = new KeyQueue({ concurrency: 1, capacity: 100 });
    const done: string[] = [];
    const job = (name: string) => async () => {
      await soon();
      done.push(name);
    };
    void queue.push('busy', job('busy 1'));
    void queue.push('busy', job('busy 2'));
    void queue.push('busy', job('busy 3'));
    void queue.push('quiet', job('quiet'));
    await queue.drained();

    expect(done).toEqual(['busy 1', 'quiet', 'busy 2', 'busy 3']);
  });

  it('is drained when nothing was ever pushed', async () => {
    const queue = new KeyQueue({ concurrency: 1, capacity: 1 });

    await expect(queue.drained()).resolves.toBeUndefined();
    expect(queue.size).toBe(0);
  });
});
