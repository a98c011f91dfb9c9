import { disagreementsOf } from './disagreements';
import type { Result } from './Result';

const played = (
  world: Result['world'],
  lines: string[],
  more: Partial<Result> = {},
): Result => ({
  scenario: 'a',
  world,
  flagger: '1.44.0',
  durationMs: 1,
  comparisons: 1,
  moved: 0,
  plays: 1,
  differences: [],
  wrong: [],
  late: [],
  lines,
  timelines: [['opened']],
  ...more,
});

const never = () => null;

describe('worlds', () => {
  it('agree when they tell the same', () => {
    expect(
      disagreementsOf(
        [played('sandbox', ['x', 'y']), played('testbed', ['x', 'y'])],
        () => ['x', 'y'],
      ),
    ).toEqual({ compared: 4, disagreements: [] });
  });

  it('differ by the first line that is another or missing', () => {
    const words = (left: string[], right: string[]) =>
      disagreementsOf(
        [played('sandbox', left), played('testbed', right)],
        never,
      ).disagreements.map(difference => difference.words);

    expect(words(['x', 'y'], ['x', 'z'])).toEqual([
      'sandbox "y", testbed "z" after "x"',
    ]);
    expect(words(['x', 'y'], ['x'])).toEqual([
      'sandbox "y", testbed "nothing" after "x"',
    ]);
  });

  it('differ in what the portal tells, and from a recording', () => {
    const { disagreements } = disagreementsOf(
      [
        played('sandbox', ['x']),
        played('testbed', ['x'], { timelines: [['opened', 'weight 25']] }),
      ],
      () => ['x', 'y'],
    );

    expect(disagreements.map(({ words }) => words)).toEqual([
      'sandbox "nothing", recording "y" after "x"',
      'portal at sandbox "nothing", portal at testbed "weight 25" after "opened"',
      'testbed "nothing", recording "y" after "x"',
    ]);
  });

  it('are not compared where a scenario failed', () => {
    expect(
      disagreementsOf(
        [
          played('sandbox', ['x'], { wrong: ['something'] }),
          played('testbed', ['y']),
        ],
        never,
      ),
    ).toEqual({ compared: 0, disagreements: [] });
  });
});
