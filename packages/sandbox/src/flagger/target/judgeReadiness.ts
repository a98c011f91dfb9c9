import type { ClusterObject } from '../../cluster/types';
import type { Canary } from '../canary';
import type { Services } from '../Services';
import { daemonSetReadiness } from './daemonSetReadiness';
import { deploymentReadiness } from './deploymentReadiness';
import { Demands, READY, Readiness } from './Readiness';
import { getPrimary, getTarget, primaryName } from './workload';

/** Whether the primary is ready, in Flagger's words when not. */
export function primaryReadiness(
  { store, clock }: Services,
  canary: Canary,
): Readiness {
  const primary = getPrimary(store, canary);
  const name = `${primaryName(canary)}.${canary.metadata.namespace}`;
  const { primaryReadyThreshold: percent = 100 } = canary.spec.analysis;
  return judge(primary, { canary, percent, now: clock.now() }, ({ kind }) =>
    kind === 'DaemonSet'
      ? `primary daemonset ${name} not ready`
      : `${name} not ready`,
  );
}

/** Whether the canary is ready. A target without replicas counts as ready. */
export function canaryReadiness(
  { store, clock }: Services,
  canary: Canary,
): Readiness {
  const target = getTarget(store, canary);
  const name = `${canary.spec.targetRef.name}.${canary.metadata.namespace}`;
  const { canaryReadyThreshold: percent = 100 } = canary.spec.analysis;
  return judge(target, { canary, percent, now: clock.now() }, found =>
    found.kind === 'DaemonSet'
      ? `canary damonset ${name} not ready with retryable ${found.retriable}`
      : `canary deployment ${name} not ready`,
  );
}

function judge(
  workload: ClusterObject | undefined,
  demands: Demands,
  subject: (found: { kind: string; retriable: boolean }) => string,
): Readiness {
  // A Service is never asked whether it is ready.
  if (!workload || workload.kind === 'Service') return READY;
  const { kind } = workload;
  const readiness =
    kind === 'DaemonSet'
      ? daemonSetReadiness(workload, demands)
      : deploymentReadiness(workload, demands);
  if (readiness.ready) return readiness;
  const { retriable, message } = readiness;
  return {
    ...readiness,
    message: `${subject({ kind, retriable })}: ${message}`,
  };
}
