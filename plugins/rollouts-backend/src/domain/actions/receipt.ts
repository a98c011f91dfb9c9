import type { Action } from '@rollouts/backstage-plugin-rollouts-common';
import { weightOf } from '../describe/weight';
import type { RolloutState } from '../state';
import { imagesOf } from './words';

/** What the cluster shows now. Null when it shows nothing. */
export function receiptOf(
  state: RolloutState,
  now: number,
): NonNullable<Action['receipt']> | null {
  const phase = state.canary?.status?.phase;
  if (!phase) return null;
  return {
    at: now,
    phase,
    weight: weightOf(state).value,
    images: imagesOf(state.primary),
  };
}
