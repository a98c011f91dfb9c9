import { isWorthAnother } from './isWorthAnother';

const wrong = ['release 1: "max 50 %" instead of "max 25 %"'];
const differences = [
  'Progressing: weight is 25 in the cluster, 0 in the portal',
];
const late = ['"abort" came at weight 50 instead of 25'];
const result = { world: 'testbed' as const, differences: [], wrong, late };

describe('a scenario is played again', () => {
  it('where a machine was too slow for it', () => {
    expect(isWorthAnother(result)).toBe(true);
  });

  it.each([
    ['it passed', { wrong: [] }],
    ['time is simulated', { world: 'sandbox' as const }],
    ['portal and cluster differed', { differences }],
    ['every deed was in time', { late: [] }],
  ])('not when %s', (_, more) => {
    expect(isWorthAnother({ ...result, ...more })).toBe(false);
  });
});
