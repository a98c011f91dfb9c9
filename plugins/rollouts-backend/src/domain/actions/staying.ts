import type { ActionPlan } from '@rollouts/backstage-plugin-rollouts-common';
import { weightOf } from '../describe/weight';
import { servedBy } from './servedBy';
import type { ActionView } from './types';
import { imagesOf } from './words';

/** The part of a plan that tells about traffic, where that stays as it is. */
export function staying({
  state,
}: ActionView): Pick<
  ActionPlan,
  'weightNow' | 'weightAfter' | 'version' | 'servesNow' | 'imagesAfter'
> {
  return {
    weightNow: weightOf(state).value,
    weightAfter: null,
    version: imagesOf(state.target),
    servesNow: servedBy(state),
    imagesAfter: null,
  };
}
