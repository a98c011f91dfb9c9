import {
  Cause,
  isInRun,
  isPhase,
  Outcome,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { ReleaseFields } from '../fact';
import type { CanaryObservation, CanaryStatus } from '../observation';
import { SAME_TICK_MS } from '../ticks';
import type { Opening } from './release/records';
import { isLater, opening, rank, revisionChanged, writtenAt } from './status';

/** What one status means for the list of releases, in order. */
export type Transition =
  | { kind: 'open'; opening: Opening }
  | { kind: 'close'; at: number; outcome: Outcome; cause: Cause }
  /** The open release goes on: steps, checks, gates. */
  | { kind: 'follow' };

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
      return close('succeeded', causeOfSuccess(old, canary));
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
function causeOfSuccess(
  old: CanaryStatus | null,
  canary: CanaryObservation,
): Cause['code'] {
  if (canary.spec?.skipAnalysis) return 'analysis-skipped';
  const promoting = old?.phase === 'Promoting' || old?.phase === 'Finalising';
  return promoting ? 'promoted' : 'not-observed';
}

const ENDS: Partial<Record<string, Outcome>> = {
  Succeeded: 'succeeded',
  Failed: 'failed',
};

/** A run that began and ended unseen, proven by a terminal phase with a new time. */
function missedRun(
  old: CanaryStatus | null,
  status: CanaryStatus,
  certain = false,
): Transition[] {
  const outcome = ENDS[status.phase];
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
