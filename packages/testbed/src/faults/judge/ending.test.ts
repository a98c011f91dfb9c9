import { judgeEnding } from './ending';

const equal = { comparisons: 14, moved: 0, differences: [] };

describe('the end of a fault', () => {
  it('is right when everything was compared and is equal', () => {
    expect(judgeEnding(equal)).toEqual([]);
  });

  it('is wrong when the cluster did not rest, or nothing was compared', () => {
    expect(judgeEnding({ ...equal, moved: 1 })).toEqual([
      'in the end the cluster did not rest, so it was not compared',
    ]);
    expect(judgeEnding({ ...equal, comparisons: 0 })).toEqual([
      'in the end nothing was compared',
    ]);
  });

  it('is wrong when something differs', () => {
    const differences = [
      {
        field: 'phase',
        cluster: 'Failed',
        portal: 'Succeeded',
        phase: 'Failed',
      },
    ];

    expect(judgeEnding({ ...equal, differences })).toEqual([
      'in the end phase is Failed in the cluster, Succeeded in the portal',
    ]);
  });
});
