import { isTargetHeard } from '../gates/targetHeard';
import type { RolloutState } from '../state';
import { isFeedHeard, Saved } from './isFeedHeard';

/** Which of what is known of a rollout is the present, beside the Canary itself. */
export interface Heard {
  /** Its target and its primary. */
  workloads: boolean;
  /** The route that splits its traffic. */
  route: boolean;
}

/**
 * What of a rollout is heard.
 *
 * @param saved - what was written of its cluster; null: nothing
 */
export function heardOf(
  saved: Saved | null,
  {
    namespace,
    state,
  }: { namespace: string; state: Pick<RolloutState, 'canary'> },
  now: number,
): Heard {
  if (!saved) return { workloads: false, route: false };
  const kind = state.canary?.spec?.target?.kind ?? '';
  return {
    workloads: isTargetHeard(saved, { kind, namespace }, now),
    route: isFeedHeard(saved, 'httproutes', namespace, now),
  };
}

/**
 * A rollout as far as it is heard. That a primary is ready is what sends users to it, so the last word of a
 * watch that is denied, failing or silent counts for nothing. Its images stay as what was last known: a
 * write is made over them only where the cluster still has them.
 */
export function asHeard(
  state: RolloutState,
  { workloads }: Heard,
): RolloutState {
  const { primary } = state;
  if (workloads || primary?.ready === undefined) return state;
  return { ...state, primary: { ...primary, ready: undefined } };
}
