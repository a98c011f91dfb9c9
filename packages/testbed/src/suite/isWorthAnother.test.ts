import { isWorthAnother } from './isWorthAnother';

const late = ['"until weight 25": never came to weight 25'];
const differs = ['Progressing: weight is 25 in the cluster, 0 in the portal'];

describe('a scenario is played again', () => {
  it('where a machine was too late for it', () => {
    expect(
      isWorthAnother({ world: 'testbed', differences: [], wrong: late }),
    ).toBe(true);
  });

  it.each([
    ['it passed', { world: 'testbed', differences: [], wrong: [] }],
    ['time is simulated', { world: 'sandbox', differences: [], wrong: late }],
    ['they differed', { world: 'testbed', differences: differs, wrong: late }],
  ] as const)('not when %s', (_, { world, differences, wrong }) => {
    expect(
      isWorthAnother({
        world,
        differences: [...differences],
        wrong: [...wrong],
      }),
    ).toBe(false);
  });
});
