import { together } from './together';

/** Loads of keys, each of which ends when it is told to. */
function loads() {
  const begun: Array<{ keys: number[]; end: () => void; fail: () => void }> =
    [];
  const load = (keys: readonly number[]) =>
    new Promise<Array<number | Error>>((resolve, reject) => {
      begun.push({
        keys: [...keys],
        end: () => resolve(keys.map(key => key * 10)),
        fail: () => reject(new Error('no database')),
      });
    });
  return { begun, load };
}
const settle = () => new Promise(resolve => setImmediate(resolve));

describe('what is asked for together', () => {
  it('is asked at once while little is asked, and in one while batches are under way', async () => {
    const { begun, load } = loads();
    const ask = together(load);
    const answers = [];
    for (const key of [1, 2, 3, 4]) {
      answers.push(ask(key));
      await settle();
    }
    expect(begun.map(({ keys }) => keys)).toEqual([[1], [2]]);

    begun[0].end();
    await settle();
    expect(begun.map(({ keys }) => keys)).toEqual([[1], [2], [3, 4]]);
    begun[1].end();
    begun[2].end();
    expect(await Promise.all(answers)).toEqual([10, 20, 30, 40]);
  });

  it('is asked again for each who asks: nothing is remembered', async () => {
    const { begun, load } = loads();
    const ask = together(load);
    const first = ask(1);
    await settle();
    begun[0].end();
    await first;
    const second = ask(1);
    await settle();
    expect(begun).toHaveLength(2);
    begun[1].end();
    expect(await second).toBe(10);
  });

  it('goes on after a batch that failed', async () => {
    const { begun, load } = loads();
    const ask = together(load);
    const failing = [1, 2].map(key => ask(key).catch(error => error.message));
    await settle();
    begun[0].fail();
    expect(await Promise.all(failing)).toEqual(['no database', 'no database']);
    const later = ask(3);
    await settle();
    begun[1].end();
    expect(await later).toBe(30);
  });

  it('goes on while batches hang, which fail after a while', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate'] });
    const { begun, load } = loads();
    const ask = together(load);
    const hanging = [];
    for (const key of [1, 2, 3]) {
      hanging.push(ask(key).catch(error => error.message));
      await settle();
    }
    expect(begun).toHaveLength(2);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(begun).toHaveLength(3);
    begun[2].end();
    expect(await Promise.all(hanging)).toEqual([
      'No answer within 2000 ms',
      'No answer within 2000 ms',
      30,
    ]);
    jest.useRealTimers();
  });

  it('fails for the one key whose answer is an error', async () => {
    const ask = together(async (keys: readonly number[]) =>
      keys.map(key => (key === 2 ? new Error('broken') : key)),
    );
    const answers = await Promise.allSettled([1, 2, 3].map(ask));
    expect(answers.map(({ status }) => status)).toEqual([
      ...['fulfilled', 'rejected', 'fulfilled'],
    ]);
  });

  it('comes in batches that a database takes', async () => {
    const { begun, load } = loads();
    const ask = together(load);
    const answers = Array.from({ length: 120 }, (_, key) => ask(key));
    await settle();
    begun.forEach(({ end }) => end());
    await settle();
    begun.forEach(({ end }) => end());
    await Promise.all(answers);
    expect(begun.map(({ keys }) => keys.length)).toEqual([50, 50, 20]);
  });
});
