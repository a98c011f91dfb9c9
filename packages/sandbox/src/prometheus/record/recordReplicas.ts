import type { Clock } from '../../clock/Clock';
import type { ClusterObject } from '../../cluster/types';
import { wantedReplicas } from '../../workloads/workloadSpec';
import type { Database } from '../series/Database';

const TARGET = 'kube-state-metrics:8080';

/** Keeps the gauges that kube-state-metrics has for a Deployment. */
export function recordReplicas(
  { clock, database }: { clock: Clock; database: Database },
  deployment: ClusterObject,
  isGone: boolean,
): void {
  const { namespace = '', name, generation = 1 } = deployment.metadata;
  const status = (deployment.status ?? {}) as Record<string, number>;
  const gauges = {
    spec_replicas: wantedReplicas(deployment),
    metadata_generation: generation,
    status_replicas: status.replicas ?? 0,
    status_replicas_available: status.availableReplicas ?? 0,
    status_replicas_ready: status.readyReplicas ?? 0,
    status_replicas_unavailable: status.unavailableReplicas ?? 0,
    status_replicas_updated: status.updatedReplicas ?? 0,
    status_observed_generation: status.observedGeneration ?? 0,
  };
  for (const [gauge, value] of Object.entries(gauges)) {
    const labels = {
      __name__: `kube_deployment_${gauge}`,
      namespace,
      deployment: name,
      job: 'kube-state-metrics',
      instance: TARGET,
    };
    database.setGauge(
      clock.now(),
      { target: TARGET, labels },
      isGone ? null : value,
    );
  }
}
