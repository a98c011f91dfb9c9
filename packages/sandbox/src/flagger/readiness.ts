import type { ClusterObject, ObjectStore } from '../cluster/types';
import type { Canary } from './canary';
import { getPrimary, getTarget, primaryName } from './workload';

/** `retriable` false: it will not become ready any more. */
export type Readiness =
  | { ready: true }
  | { ready: false; retriable: boolean; message: string };

interface DeploymentStatus {
  observedGeneration?: number;
  replicas?: number;
  updatedReplicas?: number;
  availableReplicas?: number;
  conditions?: Array<{
    type: string;
    status: string;
    reason: string;
    lastUpdateTime: string;
  }>;
}

const READY: Readiness = { ready: true };

/** Whether the primary is ready, in Flagger's words when not. */
export function primaryReadiness(
  store: ObjectStore,
  canary: Canary,
  now: number,
): Readiness {
  const primary = getPrimary(store, canary);
  const name = `${primaryName(canary)}.${canary.metadata.namespace}`;
  return named(primary, canary, now, reason => `${name} not ready: ${reason}`);
}

/** Whether the canary is ready. A target without replicas counts as ready. */
export function canaryReadiness(
  store: ObjectStore,
  canary: Canary,
  now: number,
): Readiness {
  const target = getTarget(store, canary);
  const name = `${canary.spec.targetRef.name}.${canary.metadata.namespace}`;
  return named(
    target,
    canary,
    now,
    reason => `canary deployment ${name} not ready: ${reason}`,
  );
}

function named(
  workload: ClusterObject | undefined,
  canary: Canary,
  now: number,
  words: (reason: string) => string,
): Readiness {
  if (!workload || workload.kind === 'DaemonSet') return READY;
  const readiness = deploymentReadiness(workload, canary, now);
  return readiness.ready
    ? readiness
    : { ...readiness, message: words(readiness.message) };
}

/** pkg/canary/deployment_ready.go */
function deploymentReadiness(
  { metadata, spec, status }: ClusterObject,
  canary: Canary,
  now: number,
): Readiness {
  const {
    observedGeneration = 0,
    replicas = 0,
    updatedReplicas = 0,
    availableReplicas = 0,
    conditions = [],
  } = (status ?? {}) as DeploymentStatus;
  const not = (message: string, retriable = true): Readiness => ({
    ready: false,
    retriable,
    message,
  });
  if ((metadata.generation ?? 0) > observedGeneration) {
    return not(
      'waiting for rollout to finish: observed deployment generation less than desired generation',
    );
  }
  const find = (type: string) => conditions.find(c => c.type === type);
  if (find('Progressing')?.reason === 'ProgressDeadlineExceeded') {
    return not(
      `deployment "${metadata.name}" exceeded its progress deadline`,
      false,
    );
  }
  const wanted = Number(spec?.replicas ?? 1);
  const available = find('Available');
  const deadlineMs = (canary.spec.progressDeadlineSeconds ?? 600) * 1_000;
  const retriable = !(
    available?.status === 'False' &&
    available.reason === 'MinimumReplicasUnavailable' &&
    Date.parse(available.lastUpdateTime) + deadlineMs < now
  );
  const waiting = (rest: string) =>
    not(`waiting for rollout to finish: ${rest}`, retriable);
  if (updatedReplicas < wanted) {
    return waiting(
      `${updatedReplicas} out of ${wanted} new replicas have been updated`,
    );
  }
  if (replicas > updatedReplicas) {
    return waiting(
      `${replicas - updatedReplicas} old replicas are pending termination`,
    );
  }
  return availableReplicas < updatedReplicas
    ? waiting(
        `${availableReplicas} of ${updatedReplicas} (readyThreshold 100%) updated replicas are available`,
      )
    : READY;
}
