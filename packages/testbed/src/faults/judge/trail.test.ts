import { recordedChanges } from '../../compare/recordedChanges';
import { trailOf } from './trail';

it('tells how often a field was changed, and back', () => {
  const history = recordedChanges('promote-by-max-weight');

  expect(trailOf(history, 'spec.analysis.maxWeight')).toEqual([90, 10, 90]);
  expect(trailOf(history, 'spec.nothing')).toEqual([]);
});
