import type { ClusterObject } from '../cluster/types';
import type { Health } from './conditions';

/** The counts of a Deployment's status. Kubernetes leaves out zeros. */
export function replicaCounts(
  object: ClusterObject,
  wanted: number,
  health: Health,
): Record<string, number> {
  const old = (object.status ?? {}) as Record<string, number | undefined>;
  const running = old.availableReplicas ?? 0;
  const keeps = health === 'blocked' || health === 'deadline-exceeded';
  if (wanted === 0) return {};
  if (health === 'ready') {
    return {
      replicas: wanted,
      updatedReplicas: wanted,
      readyReplicas: wanted,
      availableReplicas: wanted,
    };
  }
  if (keeps && running > 0) {
    return {
      replicas: running,
      readyReplicas: running,
      availableReplicas: running,
    };
  }
  return {
    replicas: wanted,
    updatedReplicas: wanted,
    unavailableReplicas: wanted,
  };
}

/** The status of a DaemonSet. */
export function daemonSetStatus(
  object: ClusterObject,
  wanted: number,
  health: Health,
): Record<string, unknown> {
  const ready = health === 'ready' ? wanted : 0;
  return {
    observedGeneration: object.metadata.generation,
    desiredNumberScheduled: wanted,
    currentNumberScheduled: wanted,
    updatedNumberScheduled: wanted,
    numberReady: ready,
    numberAvailable: ready,
  };
}
