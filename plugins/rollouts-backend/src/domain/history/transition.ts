import {
  Cause,
  isInRun,
  isPhase,
  Outcome,
  Phase,
} from '@rollouts/backstage-plugin-rollouts-common';
import { isDeepStrictEqual } from '../equal';
import type { ReleaseFields } from '../fact';
import type { CanaryObservation, CanaryStatus } from '../observation';
import { SAME_TICK_MS } from '../ticks';
import type { Opening } from './records';

/** What one status means for the list of releases, in order. */
export type Transition =
  | { kind: 'open'; opening: Opening }
  | { kind: 'close'; at: number; outcome: Outcome; cause: Cause }
  /** The open release goes on: steps, checks, gates. */
  | { kind: 'follow' };

/** Order of the phases of a run; going back means that an end was missed. */
const RANK: Partial<Record<Phase, number>> = {
  Waiting: 0,
  Progressing: 1,
  WaitingPromotion: 2,
  Promoting: 3,
  Finalising: 4,
};

/** A number of failed checks that no analysis reaches: somebody wrote it to abort. */
export const ABORT_SENTINEL = 1_000;

/** Which releases a status opens and closes, given the one before and the release that is open. */
export function transitionOf(
  before: CanaryObservation | null,
  canary: CanaryObservation,
  open: ReleaseFields | null,
): Transition[] {
  const status = canary.status;
  if (!status || !isPhase(status.phase)) return [];
  const old = before?.status ?? null;
  if (isInRun(status.phase)) return inRun(before, status, open);
  if (open) return ended(old, canary, status, open);
  return missedRun(old, status);
}

function inRun(
  before: CanaryObservation | null,
  status: CanaryStatus,
  open: ReleaseFields | null,
): Transition[] {
  const old = before?.status ?? null;
  const begin = opening(old, status);
  const follow: Transition = { kind: 'follow' };
  if (!open) return [{ kind: 'open', opening: begin }, follow];
  const end = old
    ? endOfReplaced(old, status, open, before?.spec?.intervalMs ?? 0)
    : endOfForgotten(status, open);
  if (!end) return [follow];
  // A restart keeps the condition's time, so it began when it was written.
  const openedAt =
    end.cause.code === 'newer-revision' ? writtenAt(status) : begin.openedAt;
  return [
    { kind: 'close', at: openedAt, ...end },
    { kind: 'open', opening: { ...begin, openedAt } },
    follow,
  ];
}

interface End {
  outcome: Outcome;
  cause: Cause;
}

/** How the open release ended when the status is already about another run; null: same run. */
function endOfReplaced(
  old: CanaryStatus,
  status: CanaryStatus,
  open: ReleaseFields,
  intervalMs: number,
): End | null {
  const changed = old.phase !== 'Waiting' && revisionChanged(old, status);
  const back = rank(status.phase) < rank(old.phase);
  const newRun = old.phase === status.phase && isLater(status, old);
  if (!changed && !back && !newRun) return null;
  return changed && isRestart(old, status, intervalMs)
    ? {
        outcome: 'superseded',
        cause: { code: 'newer-revision', text: null },
      }
    : unseenEnd(status, open);
}

/**
 * Flagger goes back to Progressing at once when the revision changes. From Progressing the
 * condition keeps its time, which no other way does. From WaitingPromotion only the clock tells:
 * Flagger writes on every tick there, and a failure and a new start take two of them.
 */
function isRestart(
  old: CanaryStatus,
  status: CanaryStatus,
  intervalMs: number,
): boolean {
  if (status.phase !== 'Progressing') return false;
  if (old.phase === 'Progressing') return !isLater(status, old);
  return (
    old.phase === 'WaitingPromotion' &&
    old.lastTransitionTime !== null &&
    status.phaseSince !== null &&
    status.phaseSince - old.lastTransitionTime < 2 * intervalMs - SAME_TICK_MS
  );
}

/** The status before was lost: only another revision proves another run. */
function endOfForgotten(status: CanaryStatus, open: ReleaseFields): End | null {
  const another =
    open.revision !== null &&
    status.phase !== 'Waiting' &&
    open.revision !== status.lastAppliedSpec;
  return another ? unseenEnd(status, open) : null;
}

function isLater(status: CanaryStatus, old: CanaryStatus): boolean {
  return (
    old.phaseSince !== null &&
    status.phaseSince !== null &&
    status.phaseSince > old.phaseSince
  );
}

function unseenEnd(status: CanaryStatus, open: ReleaseFields): End {
  const promoted =
    open.revision !== null && status.lastPromotedSpec === open.revision;
  return {
    outcome: promoted && !open.configChanged ? 'succeeded' : 'unknown',
    cause: { code: 'not-observed', text: null },
  };
}

function ended(
  old: CanaryStatus | null,
  canary: CanaryObservation,
  status: CanaryStatus,
  open: ReleaseFields,
): Transition[] {
  const at = status.phaseSince ?? writtenAt(status);
  const another =
    old !== null && old.phase !== 'Waiting' && revisionChanged(old, status);
  if (another) {
    return [
      { kind: 'close', at, ...unseenEnd(status, open) },
      // Flagger rewrites the revision of a Failed Canary without a run, so only success proves one.
      ...(status.phase === 'Succeeded' ? missedRun(null, status, true) : []),
    ];
  }
  const close = (outcome: Outcome, code: Cause['code']): Transition[] => [
    { kind: 'follow' },
    { kind: 'close', at, outcome, cause: { code, text: null } },
  ];
  switch (status.phase) {
    case 'Succeeded':
      return close(
        'succeeded',
        canary.spec?.skipAnalysis
          ? 'analysis-skipped'
          : wasPromoting(old)
          ? 'promoted'
          : 'not-observed',
      );
    case 'Failed':
      return close('failed', 'unknown');
    case 'Terminating':
    case 'Terminated':
      return close('unknown', 'deleted');
    default:
      return close('unknown', 'not-observed');
  }
}

/** Skipping the analysis goes from Progressing to Succeeded at once; a promotion never does. */
function wasPromoting(old: CanaryStatus | null): boolean {
  return old?.phase === 'Promoting' || old?.phase === 'Finalising';
}

/** A run that began and ended unseen, proven by a terminal phase with a new time. */
function missedRun(
  old: CanaryStatus | null,
  status: CanaryStatus,
  certain = false,
): Transition[] {
  const outcome =
    status.phase === 'Succeeded'
      ? 'succeeded'
      : status.phase === 'Failed'
      ? 'failed'
      : null;
  if (!outcome || (!certain && !isNewEnd(old, status))) return [];
  const at = status.phaseSince ?? writtenAt(status);
  return [
    {
      kind: 'open',
      opening: { ...opening(old, status), openedAt: at, observed: false },
    },
    {
      kind: 'close',
      at,
      outcome,
      cause: { code: 'not-observed', text: null },
    },
  ];
}

function isNewEnd(old: CanaryStatus | null, status: CanaryStatus): boolean {
  if (!old || isInRun(old.phase) || old.phase === '') return false;
  // A Canary whose primary never became ready fails while it is initialised: that is no release.
  if (old.phase === 'Initializing' && status.phase === 'Failed') return false;
  return isLater(status, old);
}

function opening(old: CanaryStatus | null, status: CanaryStatus): Opening {
  return {
    openedAt: status.phaseSince ?? writtenAt(status),
    phase: status.phase,
    observed:
      old !== null &&
      (status.phase === 'Waiting' || status.phase === 'Progressing') &&
      status.canaryWeight === 0 &&
      status.iterations === 0,
    // In Waiting, lastAppliedSpec still is the revision before.
    revision: status.phase === 'Waiting' ? null : status.lastAppliedSpec,
    configChanged:
      old !== null &&
      status.phase !== 'Waiting' &&
      !isDeepStrictEqual(old.trackedConfigs, status.trackedConfigs),
  };
}

/** When the status was written, in cluster time. */
export function writtenAt(status: CanaryStatus): number {
  return status.lastTransitionTime ?? status.phaseSince ?? 0;
}

function revisionChanged(old: CanaryStatus, status: CanaryStatus): boolean {
  return (
    old.lastAppliedSpec !== status.lastAppliedSpec ||
    !isDeepStrictEqual(old.trackedConfigs, status.trackedConfigs)
  );
}

function rank(phase: string): number {
  return isPhase(phase) ? RANK[phase] ?? -1 : -1;
}
