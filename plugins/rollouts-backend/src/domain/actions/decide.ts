import type { CanaryObservation } from '../observation';
import type { RolloutState } from '../state';
import { dueOfApproval } from '../gates/decided/approval';
import { endings } from './endings/endings';
import { isOvertaken } from './overtaken';
import { ActionRecord, EndState, isOpen } from './record';
import { analysedPhases } from './whileRunning';

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
  const shown = endings[action.verb].shown(action, state, now);
  if (shown) return shown;
  // What was never tried had no effect, whatever the cluster shows.
  if (!action.attempted && isOverdue(action, now)) return 'ineffective';
  const { canary } = state;
  if (state.goneAt !== null || !canary) return 'unsure';
  if (isOvertaken(action, canary)) return 'superseded';
  return isOverdue(action, now) ? 'unsure' : null;
}

/** By then an action should have been written, and after that its effect should be seen. */
export function dueAt(action: ActionRecord): number {
  const { writtenAt, requestedAt, withinMs, approval } = action;
  if (writtenAt === null) return requestedAt + REQUEST_MS;
  if (approval) return dueOfApproval(action, approval);
  return writtenAt + withinMs;
}

/** An abort stands in the status until Flagger looks: once written, it is never too late. */
export function isOverdue(action: ActionRecord, now: number): boolean {
  const { write, writtenAt } = action;
  const stands = write?.field === 'status.failedChecks' && writtenAt !== null;
  return !stands && now > dueAt(action);
}

/**
 * A temporary change stays while Flagger may still need it, and goes as soon as it does not: when
 * the promotion has begun, when nothing runs, or when the action is over. A lowered weight not in
 * WaitingPromotion: there it would climb again, without asking the traffic gate.
 */
function mayRestore(action: ActionRecord, state: RolloutState): boolean {
  if (action.restore !== 'pending') return false;
  const phase = state.canary?.status?.phase;
  if (action.write?.field === 'spec.skipAnalysis') {
    return !isOpen(action) || !analysedPhases.includes(phase ?? '');
  }
  // A pause that gave way: while it is suspended nothing comes of what it gave way to.
  if (action.write?.field === 'spec.suspend') return !isOpen(action);
  if (phase === 'WaitingPromotion') return false;
  return !isOpen(action) || phase !== 'Progressing';
}

/** Flagger's own write of the status may have taken back what was written there. */
function isUndone(action: ActionRecord, { canary }: RolloutState): boolean {
  const status = canary?.status;
  if (!canary || !status || !isNewer(canary, action)) return false;
  const { write } = action;
  switch (write?.field) {
    case 'status.failedChecks':
      return (
        analysedPhases.includes(status.phase) &&
        status.failedChecks < write.value
      );
    // Flagger took note of the revision, and its tick stopped before it began.
    case 'status.lastAppliedSpec':
      return status.phase === 'Failed' && status.lastAppliedSpec !== '';
    default:
      return false;
  }
}

/**
 * Whether a Canary is another than what was written over. Its status has whole seconds, and both times
 * are the cluster's: no clock is compared with another.
 */
function isNewer(
  { resourceVersion, status }: CanaryObservation,
  { overwrote }: ActionRecord,
): boolean {
  const writtenAt = status?.lastTransitionTime ?? null;
  return (
    writtenAt !== null &&
    resourceVersion !== overwrote?.version &&
    writtenAt >= (overwrote?.at ?? 0)
  );
}
