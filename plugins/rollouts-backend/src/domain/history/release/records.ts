import type {
  Cause,
  Outcome,
} from '@rollouts/backstage-plugin-rollouts-common';
import { toSecond } from '../../ticks';
import type { CanaryObservation } from '../../observation';
import type { ReleaseRecord, RolloutState } from '../../state';
import { entry } from '../entry';

/** Releases that may still get better words; older ones are final. */
const KEPT_RELEASES = 3;

/** The release that runs, or null. */
export function openRecord(state: RolloutState): ReleaseRecord | null {
  const last = state.releases.at(-1);
  return last && last.release.closedAt === null ? last : null;
}

/** The state with its newest record replaced. */
export function withRecord(
  state: RolloutState,
  record: ReleaseRecord,
): RolloutState {
  return { ...state, releases: [...state.releases.slice(0, -1), record] };
}

/** How a release begins. */
export interface Opening {
  openedAt: number;
  phase: string;
  observed: boolean;
  revision: string | null;
  configChanged: boolean;
}

/** The state with a new open release. */
export function openRelease(
  state: RolloutState,
  canary: CanaryObservation,
  opening: Opening,
): RolloutState {
  const images = {
    from: state.primary?.images ?? null,
    to: state.target?.images ?? null,
  };
  const record: ReleaseRecord = {
    release: {
      number: (state.releases.at(-1)?.release.number ?? 0) + 1,
      openedAt: toSecond(opening.openedAt),
      openingObserved: opening.observed,
      closedAt: null,
      outcome: null,
      cause: null,
      images,
      revision: opening.revision,
      configChanged: opening.configChanged,
      strategy: canary.spec?.strategy ?? 'canary',
      maxWeight: weightAtStart(state),
      failedChecks: 0,
      gaps: 0,
    },
    entries: [
      entry(
        {
          kind: 'opened',
          phase: opening.phase,
          images,
          observed: opening.observed,
        },
        opening.openedAt,
        'status',
      ),
    ],
    promotionId: state.primary?.promotionId ?? null,
    unsettled: state.target && {
      generation: state.target.generation,
      version: canary.resourceVersion,
    },
    skippedAnalysis: canary.spec?.skipAnalysis ?? false,
    reportedFailedChecks: 0,
    checksSet: null,
    weightAtEnd: null,
    threshold: canary.spec?.threshold ?? 1,
  };
  return {
    ...state,
    releases: [...state.releases, record].slice(-KEPT_RELEASES),
  };
}

/** After a failed promotion the next release begins with all traffic on the canary. */
function weightAtStart({ releases, route }: RolloutState): number {
  const before = releases.at(-1);
  return before?.weightAtEnd === 100 && route?.canaryWeight === 100 ? 100 : 0;
}

/** The state with its open release closed; as it was when none is open. */
export function closeRelease(
  state: RolloutState,
  end: { at: number; outcome: Outcome; cause: Cause; weight: number | null },
): RolloutState {
  const record = openRecord(state);
  if (!record) return state;
  return withRecord(state, {
    ...record,
    weightAtEnd: end.weight,
    release: {
      ...record.release,
      closedAt: Math.max(toSecond(end.at), record.release.openedAt),
      outcome: end.outcome,
      cause: end.cause,
      maxWeight: Math.max(record.release.maxWeight, end.weight ?? 0),
    },
  });
}
