import type { ActionPlan } from '@rollouts/backstage-plugin-rollouts-common';
import { weightOf } from '../describe/weight';
import type { RolloutState } from '../state';
import { imagesOf } from './words';

/** Which versions users get at this moment; both while traffic is split. */
export function servedBy(state: RolloutState): ActionPlan['servesNow'] {
  const primary = imagesOf(state.primary);
  const canary = imagesOf(state.target);
  if (!primary) return null;
  const { value, source } = weightOf(state);
  if (source === 'fictitious' || value === 0) {
    return [{ images: primary, percent: 100 }];
  }
  // Half of the answer would be taken for all of it.
  if (!canary) return null;
  // Where requests are picked by what they carry, the weight says nothing of how many those are.
  const isPicked = state.canary?.spec?.strategy === 'ab-testing';
  const share = isPicked ? null : value;
  return [
    { images: primary, percent: share === null ? null : 100 - share },
    { images: canary, percent: share },
  ].filter(({ percent }) => percent !== 0);
}
