import { isRunning, statusOf } from '../compare/status';
import type { KubeObject } from '../kube/KubeObject';
import type { Seen } from '../scenarios/Deed';

/** The Canary as one change left it. */
export function seenIn(
  change: { type: string; object: KubeObject } | undefined,
): Seen {
  const canary = change && change.type !== 'DELETED' ? change.object : null;
  const status = statusOf(canary);
  return {
    phase: status?.phase ?? (canary ? 'none' : 'gone'),
    weight: status && isRunning(status.phase) ? status.canaryWeight : 0,
    iterations: status?.iterations ?? 0,
    failedChecks: status?.failedChecks ?? 0,
    canary,
  };
}
