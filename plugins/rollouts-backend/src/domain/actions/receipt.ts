import type { Action } from '@rollouts/backstage-plugin-rollouts-common';
import { weightOf } from '../describe/weight';
import type { RolloutState } from '../state';
import { imagesOf } from './words';

/** What the cluster showed when it was heard last. Null when it showed nothing. */
export function receiptOf(
  state: RolloutState,
): NonNullable<Action['receipt']> | null {
  const phase = state.canary?.status?.phase;
  if (!phase) return null;
  return {
    at: state.observedAt,
    phase,
    weight: weightOf(state).value,
    images: imagesOf(state.primary),
  };
}
