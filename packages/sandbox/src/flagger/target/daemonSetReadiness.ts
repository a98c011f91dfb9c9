import type { ClusterObject } from '../../cluster/types';
import { deadlineMsOf } from '../canary';
import { Demands, notReady, READY, Readiness } from './Readiness';

interface DaemonSetStatus {
  observedGeneration?: number;
  desiredNumberScheduled?: number;
  updatedNumberScheduled?: number;
  numberAvailable?: number;
}

/** pkg/canary/daemonset_ready.go. The deadline counts from the Canary's last status write. */
export function daemonSetReadiness(
  { metadata, status }: ClusterObject,
  { canary, percent, now }: Demands,
): Readiness {
  const {
    observedGeneration = 0,
    desiredNumberScheduled: wanted = 0,
    updatedNumberScheduled: updated = 0,
    numberAvailable: available = 0,
  } = (status ?? {}) as DaemonSetStatus;
  const waiting = 'waiting for rollout to finish:';
  if ((metadata.generation ?? 0) > observedGeneration) {
    return notReady(
      `${waiting} observed daemonset generation less than desired generation`,
    );
  }
  const enough = Math.trunc((wanted * percent) / 100);
  if (updated >= wanted && available >= enough) return READY;
  const since = Date.parse(canary.status?.lastTransitionTime ?? '');
  const deadlineMs = deadlineMsOf(canary.spec);
  if (since + deadlineMs < now) {
    const seconds = deadlineMs / 1_000;
    return notReady(`exceeded its progressDeadlineSeconds: ${seconds}`, false);
  }
  return updated < wanted
    ? notReady(
        `${waiting} ${updated} out of ${wanted} new pods have been updated`,
      )
    : notReady(
        `${waiting} ${available} of ${enough} (readyThreshold ${percent}%) updated pods are available`,
      );
}
