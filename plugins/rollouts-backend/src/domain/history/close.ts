import type { RolloutState } from '../state';
import { closeRelease } from './records';

/** The object left the cluster: its release ends as unknown, its history stays. */
export function closeAsGone(
  state: RolloutState,
  uid: string,
  at: number,
): RolloutState {
  if (state.canary && state.canary.uid !== uid) return state;
  if (state.goneAt !== null) return state;
  const closed = closeRelease(state, {
    at,
    outcome: 'unknown',
    cause: { code: 'deleted', text: null },
    weight: null,
  });
  return { ...closed, goneAt: at };
}
