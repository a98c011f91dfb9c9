import type { Look } from '../samples/Sampler';
import { judgeAnswers } from './answers';

const trouble = { from: 10_000, to: 20_000 };
const seen = (at: number): Look<unknown> => ({
  ...{ askedAt: at - 100, at, shown: {}, error: null },
});
const unseen = (askedAt: number, at: number): Look<unknown> => ({
  ...{ askedAt, at, shown: null, error: 'fetch failed' },
});
const steady = [9, 12, 15, 18, 21].map(s => seen(s * 1_000));

describe('a portal that is looked at', () => {
  it('answers all the time', () => {
    expect(judgeAnswers(steady, [trouble], [])).toEqual([]);
  });

  it('may be silent only while the suite had ended it', () => {
    const looks = [...steady, unseen(13_000, 13_500), unseen(16_000, 16_100)];
    const silent = (from: number, to: number) =>
      judgeAnswers(looks, [trouble], [{ from, to }]);

    expect(silent(13_100, 16_050)).toEqual([]);
    expect(silent(13_100, 15_900)).toEqual([
      'the portal did not answer 1 times: fetch failed',
    ]);
    expect(silent(13_600, 15_900)).toEqual([
      'the portal did not answer 2 times: fetch failed',
    ]);
    expect(judgeAnswers(looks, [trouble], [])).toHaveLength(1);
  });

  it.each([
    ['at its beginning', [17, 19], 7],
    ['in its middle', [11, 18], 7],
    ['at its end', [11, 13], 7],
    ['at all', [9, 21], 10],
  ])('was not looked at for a while %s', (_, moments, seconds) => {
    const looks = moments.map(s => seen(s * 1_000));

    expect(judgeAnswers(looks, [trouble], [])).toEqual([
      `nobody looked for ${seconds} s of the fault`,
    ]);
  });
});
