import { isPhase, Phase } from '@rollouts/backstage-plugin-rollouts-common';
import { isDeepStrictEqual } from '../equal';
import type { CanaryStatus } from '../observation';
import type { Opening } from './release/records';

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

/** When the status was written, in cluster time. */
export function writtenAt(status: CanaryStatus): number {
  return status.lastTransitionTime ?? status.phaseSince ?? 0;
}

/**
 * Whether somebody other than Flagger wrote the number of failed checks. Flagger counts one at a
 * time, never beyond the threshold, and moves `lastTransitionTime` with every write.
 */
export function isSetByHand(
  before: CanaryStatus | null,
  status: CanaryStatus,
  threshold: number,
): boolean {
  const { failedChecks, lastTransitionTime } = status;
  if (failedChecks >= ABORT_SENTINEL) return true;
  return (
    before !== null &&
    failedChecks > before.failedChecks &&
    (failedChecks > threshold ||
      lastTransitionTime === before.lastTransitionTime)
  );
}

/** Whether the pod template or a tracked configuration is another one. */
export function revisionChanged(
  old: CanaryStatus,
  status: CanaryStatus,
): boolean {
  return (
    old.lastAppliedSpec !== status.lastAppliedSpec ||
    !isDeepStrictEqual(old.trackedConfigs, status.trackedConfigs)
  );
}

/** How far a run has come; -1: nothing runs. */
export function rank(phase: string): number {
  return isPhase(phase) ? RANK[phase] ?? -1 : -1;
}

/** Whether the phase began anew between two statuses. */
export function isLater(status: CanaryStatus, old: CanaryStatus): boolean {
  return (
    old.phaseSince !== null &&
    status.phaseSince !== null &&
    status.phaseSince > old.phaseSince
  );
}

/** How a release begins, as far as the first status of its run says. */
export function opening(
  old: CanaryStatus | null,
  status: CanaryStatus,
): Opening {
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
