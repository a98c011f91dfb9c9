import type { Clock } from '../../clock/Clock';
import type { ClusterObject } from '../../cluster/types';
import { wantedReplicas } from '../../workloads/workloadSpec';
import type { Database } from '../series/Database';
import type { StepLog } from '../series/StepLog';

const TARGET = 'kube-state-metrics:8080';

/** Keeps the gauges that kube-state-metrics has for Deployments. */
export class ReplicaRecorder {
  readonly #clock: Clock;
  readonly #database: Database;
  readonly #logs = new Map<string, StepLog>();

  constructor(clock: Clock, database: Database) {
    this.#clock = clock;
    this.#database = database;
  }

  record(deployment: ClusterObject, isGone: boolean): void {
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
      this.#log(gauge, namespace, name).set(
        this.#clock.now(),
        isGone ? null : value,
      );
    }
  }

  #log(gauge: string, namespace: string, deployment: string): StepLog {
    const key = `${namespace}/${deployment}/${gauge}`;
    const log =
      this.#logs.get(key) ??
      this.#database.gauge(TARGET, {
        __name__: `kube_deployment_${gauge}`,
        namespace,
        deployment,
        job: 'kube-state-metrics',
        instance: TARGET,
      });
    this.#logs.set(key, log);
    return log;
  }
}
