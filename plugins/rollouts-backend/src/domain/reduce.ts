import { isDeepStrictEqual } from './equal';
import { Fact, ReleaseFields, TimelineFact } from './fact';
import { closeAsGone } from './history/close';
import { recordGap } from './history/gap';
import { observeCanary } from './history/observeCanary';
import { observeWorkload } from './history/workload';
import { Observation } from './observation';
import { deriveReleases } from './said/derive';
import { hear } from './said/hear';
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
    ...after,
    observedAt: Math.max(before.observedAt, observation.at),
  };
  return { next, facts: difference(before, next) };
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
    case 'said':
      return hear(state, observation);
    case 'gap':
      return recordGap(state, observation);
    default:
      return assertNever(observation);
  }
}

function assertNever(observation: never): never {
  throw new Error(`Unknown observation ${JSON.stringify(observation)}`);
}

interface Derived {
  release: ReleaseFields;
  entries: TimelineFact[];
}

function difference(before: RolloutState, after: RolloutState): Fact[] {
  const old = new Map(deriveReleases(before).map(d => [d.release.number, d]));
  return deriveReleases(after).flatMap(derived =>
    releaseDifference(old.get(derived.release.number), derived),
  );
}

function releaseDifference(old: Derived | undefined, now: Derived): Fact[] {
  const { number } = now.release;
  const facts: Fact[] = [];
  if (!isDeepStrictEqual(old?.release, now.release)) {
    facts.push({ kind: 'release', release: now.release });
  }
  const known = new Map(old?.entries.map(e => [e.dedupeKey, e]));
  for (const entry of now.entries) {
    if (!isDeepStrictEqual(known.get(entry.dedupeKey), entry)) {
      facts.push({ kind: 'timeline', number, entry });
    }
    known.delete(entry.dedupeKey);
  }
  for (const dedupeKey of known.keys()) {
    facts.push({ kind: 'timeline-removed', number, dedupeKey });
  }
  return facts;
}
