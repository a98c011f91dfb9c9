import { Remembered } from './Remembered';

/** When somebody who asks every second lets a source be asked that fails as it is told. */
async function askedAt(answers: boolean[]): Promise<number[]> {
  const asked: number[] = [];
  let now = 0;
  const remembered = new Remembered({
    load: async () => {
      const isAnswer = answers[asked.length];
      asked.push(now);
      if (!isAnswer) throw new Error('down');
    },
    freshMs: 10_000,
    patienceMs: 1_000,
    now: () => now,
    random: () => 1,
  });
  while (asked.length < answers.length) {
    await remembered.get();
    now += 1_000;
  }
  return asked;
}

it('a source that fails is asked ever more seldom, and at the first pace again after an answer', async () => {
  const failed = false;
  expect(
    await askedAt([failed, failed, failed, true, failed, failed, failed]),
  ).toEqual([0, 2_000, 6_000, 14_000, 24_000, 26_000, 30_000]);
});
