import { createHash } from 'node:crypto';
import type { ClusterObject } from '../cluster/types';

/** A template that asks for a node label other than these finds no node. */
const NODE_LABELS = ['kubernetes.io/os', 'kubernetes.io/arch'];

/** Nodes that a DaemonSet runs on. */
const NODES = 2;

interface WorkloadSpec {
  replicas?: number;
  progressDeadlineSeconds?: number;
  template?: { spec?: { nodeSelector?: Record<string, string> } };
}

const specOf = (object: ClusterObject) => (object.spec ?? {}) as WorkloadSpec;

export function isSchedulable(object: ClusterObject): boolean {
  const selector = specOf(object).template?.spec?.nodeSelector ?? {};
  return Object.keys(selector).every(label => NODE_LABELS.includes(label));
}

/** How many pods there should be. */
export function wantedReplicas(object: ClusterObject): number {
  if (object.kind === 'DaemonSet') return isSchedulable(object) ? NODES : 0;
  return specOf(object).replicas ?? 1;
}

/** How long a rollout may make no progress. */
export function deadlineMs(object: ClusterObject): number {
  return (specOf(object).progressDeadlineSeconds ?? 600) * 1_000;
}

/** Names a pod template; equal templates have equal hashes. */
export function templateHash(object: ClusterObject): string {
  return createHash('sha1')
    .update(JSON.stringify(specOf(object).template))
    .digest('hex')
    .slice(0, 10);
}
