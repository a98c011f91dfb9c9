import { aMetric } from '@rollouts/backstage-plugin-rollouts-common/testing';
import { keepLast } from './keepLast';

const { canary, primary } = aMetric();
const answered = aMetric({ result: 'fail' });
const unasked = aMetric({
  canary: null,
  primary: null,
  result: 'not-evaluated',
});

describe('what a metric answered last', () => {
  it('stays with its time while it cannot be asked, however long', () => {
    const first = keepLast([unasked], { at: 1, metrics: [answered] });
    const [second] = keepLast([unasked], { at: 2, metrics: first });

    expect(second).toEqual({
      ...unasked,
      last: { at: 1, canary, primary, result: 'fail' },
    });
  });

  it('is of no interest once it can be asked again', () => {
    const old = keepLast([unasked], { at: 1, metrics: [answered] });

    expect(keepLast([answered], { at: 2, metrics: old })).toEqual([answered]);
  });

  it('is not known of what never answered', () => {
    expect(keepLast([unasked], null)).toEqual([unasked]);
    expect(keepLast([unasked], { at: 1, metrics: [unasked] })).toEqual([
      unasked,
    ]);
  });
});
