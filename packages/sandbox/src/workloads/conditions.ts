import { toTime } from '../cluster/toTime';
import type { ClusterObject } from '../cluster/types';

/** How a rollout stands. */
export type Health =
  | 'ready'
  | 'starting'
  /** No node for the pods. */
  | 'unschedulable'
  /** No room for new pods beside the old ones. */
  | 'blocked'
  | 'deadline-exceeded';

interface Condition {
  type: string;
  status: string;
  reason: string;
  message: string;
  lastUpdateTime: string;
  lastTransitionTime: string;
}

/** The two conditions that readiness is judged by, with times as the deployment controller sets them. */
export function conditionsFor(
  object: ClusterObject,
  health: Health,
  isRolledOut: boolean,
  now: number,
): Condition[] {
  const old = (object.status?.conditions ?? []) as Condition[];
  const running = Number(object.status?.availableReplicas ?? 0);
  const keeps =
    (health === 'blocked' || health === 'deadline-exceeded') && running > 0;
  const available =
    health === 'ready' || keeps
      ? (['True', 'MinimumReplicasAvailable'] as const)
      : (['False', 'MinimumReplicasUnavailable'] as const);
  const progressing = progress(health, isRolledOut);
  return [
    condition('Available', available, old, now),
    condition('Progressing', progressing, old, now),
  ];
}

function progress(
  health: Health,
  isRolledOut: boolean,
): readonly [string, string] {
  if (health === 'deadline-exceeded') {
    return ['False', 'ProgressDeadlineExceeded'];
  }
  return health === 'ready' || isRolledOut
    ? ['True', 'NewReplicaSetAvailable']
    : ['True', 'ReplicaSetUpdated'];
}

function condition(
  type: string,
  [status, reason]: readonly [string, string],
  all: Condition[],
  now: number,
): Condition {
  const old = all.find(known => known.type === type);
  if (old?.status === status && old.reason === reason) return old;
  const time = toTime(now);
  return {
    type,
    status,
    reason,
    message: '',
    lastUpdateTime: time,
    lastTransitionTime: old?.status === status ? old.lastTransitionTime : time,
  };
}
