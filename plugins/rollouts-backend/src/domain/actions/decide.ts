import { isInRun } from '@rollouts/backstage-plugin-rollouts-common';
import { weightOf } from '../describe/weight';
import { isDeepStrictEqual } from '../equal';
import type { CanaryObservation, CanaryStatus } from '../observation';
import type { ReleaseRecord, RolloutState } from '../state';
import { ActionRecord, Bound, EndState, isOpen } from './record';

/** A write that the API server did not take in this time is given up. */
const REQUEST_MS = 120_000;

/** What to do next about an action, from what is known of the cluster. */
export type Decision =
  | { next: 'wait' }
  | { next: 'write' }
  | { next: 'restore' }
  /** It seems to be over without effect: look at the cluster itself before saying so. */
  | { next: 'confirm' }
  | { next: 'end'; state: EndState };

/** Decides from the record alone: whoever takes over after a crash decides the same. */
export function decide(
  action: ActionRecord,
  state: RolloutState,
  now: number,
): Decision {
  if (isOpen(action)) {
    const end = endOf(action, state, now);
    if (end === 'unsure') return { next: 'confirm' };
    if (end) return { next: 'end', state: end };
  }
  if (mayRestore(action, state)) return { next: 'restore' };
  if (action.state === 'requested') return { next: 'write' };
  if (action.state === 'accepted' && isUndone(action, state)) {
    return { next: 'write' };
  }
  return { next: 'wait' };
}

function endOf(
  action: ActionRecord,
  state: RolloutState,
  now: number,
): EndState | 'unsure' | null {
  const release = releaseOf(action, state);
  if (release && release.release.closedAt !== null) {
    if (release.release.cause?.code === 'deleted') return 'unsure';
    const outcome = outcomeOf(action, release);
    const isShown = outcome !== 'effective' || isBackOnPrimary(state);
    if (isShown) return outcome;
  }
  // What was never tried had no effect, whatever the cluster shows.
  if (!action.attempted && isOverdue(action, now)) return 'ineffective';
  const { canary } = state;
  if (state.goneAt !== null || !canary) return 'unsure';
  if (!isStillBound(action.bound, canary)) return 'superseded';
  return isOverdue(action, now) ? 'unsure' : null;
}

/** By then an action should have been written, and after that its effect should be seen. */
export function dueAt({
  writtenAt,
  requestedAt,
  withinMs,
}: ActionRecord): number {
  return writtenAt === null ? requestedAt + REQUEST_MS : writtenAt + withinMs;
}

/** An abort stands in the status until Flagger looks: once written, it is never too late. */
export function isOverdue(action: ActionRecord, now: number): boolean {
  const { write, writtenAt } = action;
  const stands = write?.field === 'status.failedChecks' && writtenAt !== null;
  return !stands && now > dueAt(action);
}

/** Status and route come by different watches; only the route tells where the traffic is. */
function isBackOnPrimary(state: RolloutState): boolean {
  const { source, value } = weightOf(state);
  return source !== 'route' || value === 0 || isMatched(state);
}

/** With A/B testing the canary's rule may stand while nobody's request meets it. */
function isMatched({ canary }: RolloutState): boolean {
  return canary?.spec?.strategy === 'ab-testing';
}

function releaseOf(
  { releaseNumber }: ActionRecord,
  { releases }: RolloutState,
): ReleaseRecord | null {
  return releases.find(r => r.release.number === releaseNumber) ?? null;
}

function outcomeOf(action: ActionRecord, { release }: ReleaseRecord) {
  if (release.outcome === 'superseded') return 'superseded';
  // What was never written had no effect, whatever Flagger did by itself.
  if (!action.attempted) return 'ineffective';
  const wanted = action.verb === 'promote' ? 'succeeded' : 'failed';
  return release.outcome === wanted ? 'effective' : 'ineffective';
}

/** Whether the Canary still runs the revision that the person decided about. */
export function isStillBound(
  bound: Bound | null,
  { uid, status }: Pick<CanaryObservation, 'uid' | 'status'>,
): boolean {
  return (
    bound !== null &&
    bound.uid === uid &&
    bound.lastAppliedSpec === status?.lastAppliedSpec &&
    isDeepStrictEqual(bound.trackedConfigs, status.trackedConfigs)
  );
}

/**
 * A temporary change stays while Flagger may still need it, and goes as soon as it does not: when
 * the promotion has begun, when nothing runs, or when the action is over. Not in WaitingPromotion:
 * there the weight would climb again, without asking the traffic gate.
 */
function mayRestore(action: ActionRecord, state: RolloutState): boolean {
  if (action.restore !== 'pending') return false;
  const phase = state.canary?.status?.phase;
  if (phase === 'WaitingPromotion') return false;
  if (!isOpen(action)) return true;
  return phase !== 'Progressing';
}

/** Flagger's own write of the status may have taken the abort back. */
function isUndone(action: ActionRecord, { canary }: RolloutState): boolean {
  const status = canary?.status;
  if (action.write?.field !== 'status.failedChecks' || !status) return false;
  return (
    isInRun(status.phase) &&
    status.failedChecks < action.write.value &&
    isWrittenAfter(status, action.writtenAt)
  );
}

function isWrittenAfter(status: CanaryStatus, at: number | null): boolean {
  return (
    at !== null &&
    status.lastTransitionTime !== null &&
    // Cluster times are whole seconds.
    status.lastTransitionTime > at + 1_000
  );
}
