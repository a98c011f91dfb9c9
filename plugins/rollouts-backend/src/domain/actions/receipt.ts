import type { Action } from '@rollouts/backstage-plugin-rollouts-common';
import { weightOf } from '../describe/weight';
import type { Heard } from '../heard/heard';
import type { RolloutState } from '../state';
import { endings } from './endings/endings';
import type { ActionRecord } from './record';
import { imagesOf } from './words';

/**
 * What the cluster showed when it was heard last. Null when it showed nothing; null inside for what a watch
 * told that is not heard any more: nobody can correct a receipt later.
 */
export function receiptOf(
  { verb }: Pick<ActionRecord, 'verb'>,
  state: RolloutState,
  heard: Heard,
): NonNullable<Action['receipt']> | null {
  const phase = state.canary?.status?.phase;
  if (!phase) return null;
  const { source, value } = weightOf(state);
  const isKnown =
    source !== 'route' ||
    (heard.route && !endings[verb].isContradicted?.(state));
  return {
    at: state.observedAt,
    phase,
    weight: isKnown ? value : null,
    images: heard.workloads ? imagesOf(state.primary) : null,
  };
}
