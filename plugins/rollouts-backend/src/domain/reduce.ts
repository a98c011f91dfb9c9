import { assertNever } from './assertNever';
import { isDeepStrictEqual } from './equal';
import { difference } from './difference';
import type { Fact } from './fact';
import { closeAsGone } from './history/release/close';
import { recordGap } from './history/release/gap';
import { observeCanary } from './history/observeCanary';
import { forgetWorkload, observeWorkload } from './history/release/workload';
import { Observation } from './observation';
import { forgetOldest, hear } from './said/hear';
import { emptyState, RolloutState } from './state';

/** What one observation changed. */
export interface Reduction {
  next: RolloutState;
  facts: Fact[];
}

/**
 * The history of one rollout as a pure function: `(previous, observation) → { next, facts }`.
 *
 * Status alone decides which releases there are and how they ended. What Flagger says (events, the
 * event webhook) is kept beside it and combined by time when the record is derived, so that the
 * order in which the feeds reach us makes no difference. Facts are the difference between the
 * record derived before and after. An observation that says nothing new returns `previous` itself.
 */
export function reduce(
  previous: RolloutState | null,
  observation: Observation,
): Reduction {
  const before = previous ?? emptyState;
  const after = step(before, observation);
  if (previous && (after === before || isDeepStrictEqual(after, before))) {
    return { next: previous, facts: [] };
  }
  const next = {
    ...forgetOldest(after),
    observedAt: Math.max(before.observedAt, observation.at),
  };
  // Taken before anything is forgotten: what words once proved stays in the store.
  return { next, facts: difference(before, after) };
}

function step(state: RolloutState, observation: Observation): RolloutState {
  switch (observation.kind) {
    case 'canary':
      return observeCanary(state, observation.canary, observation.at);
    case 'gone':
      return closeAsGone(state, observation.uid, observation.at);
    case 'route':
      return {
        ...state,
        route: {
          object: observation.object,
          canaryWeight: observation.canaryWeight,
        },
      };
    case 'workload':
      return observeWorkload(state, observation);
    case 'workload-gone':
      return forgetWorkload(state, observation);
    case 'said':
      return hear(state, observation);
    case 'gap':
      return recordGap(state, observation);
    default:
      return assertNever('observation', observation);
  }
}
