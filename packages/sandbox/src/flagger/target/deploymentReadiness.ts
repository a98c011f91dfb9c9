import type { ClusterObject } from '../../cluster/types';
import { deadlineMsOf } from '../canary';
import { Demands, notReady, READY, Readiness } from './Readiness';

interface DeploymentStatus {
  observedGeneration?: number;
  replicas?: number;
  updatedReplicas?: number;
  availableReplicas?: number;
  conditions?: Condition[];
}

interface Condition {
  type: string;
  status: string;
  reason: string;
  lastUpdateTime: string;
}

/** pkg/canary/deployment_ready.go */
export function deploymentReadiness(
  { metadata, spec, status }: ClusterObject,
  { canary, percent, now }: Demands,
): Readiness {
  const known = (status ?? {}) as DeploymentStatus;
  const conditions = known.conditions ?? [];
  if ((metadata.generation ?? 0) > (known.observedGeneration ?? 0)) {
    return notReady(
      'waiting for rollout to finish: observed deployment generation less than desired generation',
    );
  }
  const find = (type: string) => conditions.find(c => c.type === type);
  if (find('Progressing')?.reason === 'ProgressDeadlineExceeded') {
    const { name } = metadata;
    return notReady(
      `deployment "${name}" exceeded its progress deadline`,
      false,
    );
  }
  const missing = missingPods(known, Number(spec?.replicas ?? 1), percent);
  const isLate = hasWaited(find('Available'), deadlineMsOf(canary.spec), now);
  return missing
    ? notReady(`waiting for rollout to finish: ${missing}`, !isLate)
    : READY;
}

function hasWaited(
  available: Condition | undefined,
  deadlineMs: number,
  now: number,
): boolean {
  return (
    available?.status === 'False' &&
    available.reason === 'MinimumReplicasUnavailable' &&
    Date.parse(available.lastUpdateTime) + deadlineMs < now
  );
}

function missingPods(
  {
    replicas = 0,
    updatedReplicas = 0,
    availableReplicas = 0,
  }: DeploymentStatus,
  wanted: number,
  percent: number,
): string | null {
  const enough = Math.trunc((updatedReplicas * percent) / 100);
  if (updatedReplicas < wanted) {
    return `${updatedReplicas} out of ${wanted} new replicas have been updated`;
  }
  if (replicas > updatedReplicas) {
    return `${replicas - updatedReplicas} old replicas are pending termination`;
  }
  return availableReplicas < enough
    ? `${availableReplicas} of ${enough} (readyThreshold ${percent}%) updated replicas are available`
    : null;
}
