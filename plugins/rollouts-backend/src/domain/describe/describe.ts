import {
  Flagger,
  isInRun,
  Rollout,
} from '@rollouts/backstage-plugin-rollouts-common';
import { explain } from '../explain/explain';
import { explainVersion } from '../explain/explainVersion';
import { flaggerHazards } from './flaggerHazards';
import { gatesOf } from './gates';
import { hazardsOf } from './hazards';
import { ladderOf } from '../ladder/ladder';
import type { CanaryObservation } from '../observation';
import { DerivedRelease, deriveReleases } from '../said/derive';
import type { RolloutState } from '../state';
import { lastSignAt, tellsEachTick } from './silence';
import { weightOf } from './weight';

/** A rollout as the API shows it, without what only the store knows. */
export type DescribedRollout = Omit<
  Rollout,
  | 'id'
  | 'ref'
  | 'cluster'
  | 'namespace'
  | 'name'
  | 'release'
  | 'mapping'
  | 'observedAt'
>;

/** After the end the ladder tells how far the last release came, and where it failed. */
const ended = (phase: string | undefined) =>
  phase === 'Succeeded' || phase === 'Failed';

/**
 * Turns what is known into what is shown.
 *
 * @param now cluster time as well as we know it
 * @param heardUntil the same for when the cluster was last heard: silence after that is not Flagger's
 * @param flagger that of the cluster; null: nothing is known of it
 */
export function describeRollout(
  state: RolloutState,
  now: number,
  heardUntil: number,
  flagger: Flagger | null,
): DescribedRollout {
  const { canary } = state;
  const spec = canary?.spec ?? null;
  const status = canary?.status ?? null;
  const release = deriveReleases(state).at(-1) ?? null;
  const timeline = release?.entries ?? [];
  const running = isInRun(status?.phase) && state.goneAt === null;
  return {
    target: spec?.target ?? null,
    primaryName: spec?.target ? `${spec.target.name}-primary` : null,
    strategy: spec?.strategy ?? 'canary',
    provider: spec?.provider ?? null,
    flaggerVersion: flagger?.version ?? null,
    phase: status?.phase || null,
    phaseSince: phaseSince(state, release),
    weight: weightOf(state),
    ladder: canary
      ? ladderOf(canary, running || ended(status?.phase) ? timeline : [])
      : { steps: [], current: null, matches: [], mirrorWeight: null },
    failedChecks: {
      used: failedChecks(canary, release),
      limit: spec?.threshold ?? 1,
    },
    suspended: spec?.suspend ?? false,
    skipAnalysis: spec?.skipAnalysis ?? false,
    gates: canary ? gatesOf(canary, running ? timeline : []) : [],
    images: {
      stable: state.primary?.images ?? null,
      candidate: state.target?.images ?? null,
    },
    revision: {
      applied: status?.lastAppliedSpec || null,
      promoted: status?.lastPromotedSpec || null,
    },
    intervalMs: spec?.intervalMs ?? 60_000,
    progressDeadlineSeconds: spec?.progressDeadlineSeconds ?? 600,
    nextCheckAt: running ? nextCheckAt(state, now) : null,
    explanation: explainVersion(state, flagger) ?? explain(state, timeline),
    hazards: [
      ...flaggerHazards(state, flagger, heardUntil),
      ...hazardsOf(state),
    ],
    problems: canary?.problems ?? [],
    goneAt: state.goneAt,
  };
}

/** A restart keeps the condition's time although the run is a new one. */
function phaseSince(
  state: RolloutState,
  release: DerivedRelease | null,
): number | null {
  const status = state.canary?.status;
  if (!status) return null;
  const opened =
    release && release.release.closedAt === null && isInRun(status.phase)
      ? release.release.openedAt
      : null;
  if (status.phaseSince === null) return opened;
  return opened === null
    ? status.phaseSince
    : Math.max(status.phaseSince, opened);
}

/**
 * Flagger sets its count to 0 when a release fails, so then the history knows. What somebody wrote
 * is no count.
 */
function failedChecks(
  canary: CanaryObservation | null,
  release: DerivedRelease | null,
): number | null {
  const status = canary?.status;
  if (!status) return null;
  const isSetByHand = release?.entries.some(
    ({ details }) =>
      details.kind === 'failed-checks-set' &&
      details.value === status.failedChecks,
  );
  if (status.phase === 'Failed') {
    return release?.release.failedChecks ?? null;
  }
  if (!isInRun(status.phase)) return 0;
  return isSetByHand ? null : status.failedChecks;
}

/**
 * An estimate: Flagger ticks every interval since the last thing that it wrote or said. In the past
 * when it should have been heard since; ticks that leave no trace are counted on.
 */
function nextCheckAt(state: RolloutState, now: number): number | null {
  const { spec, status } = state.canary ?? {};
  if (!spec || !status || spec.suspend) return null;
  const last = lastSignAt(state);
  if (last === null) return null;
  if (tellsEachTick(state, now)) return last + spec.intervalMs;
  const missed = Math.max(0, Math.floor((now - last) / spec.intervalMs));
  return last + (missed + 1) * spec.intervalMs;
}
