import type { SimulatedCluster } from '@rollouts/sandbox';
import type { KubeClient } from '../../kube/KubeClient';
import { clearNamespace } from '../clearNamespace';
import type {
  ClusterAccess,
  Freezable,
  Stage,
  WorkloadTraffic,
} from '../World';
import type { Measured } from './Measured';

interface SandboxStageOptions {
  namespace: string;
  access: ClusterAccess;
  cluster: SimulatedCluster;
  measured: Measured;
  kube: KubeClient;
}

/** A namespace of the sandbox. Time moves from one due task to the next. */
export class SandboxStage implements Stage {
  readonly namespace: string;
  readonly cluster: ClusterAccess;
  readonly metricsAddress = 'http://127.0.0.1:9';
  readonly errorRateQuery = 'error_rate{target="{{ target }}"}';
  readonly #options: SandboxStageOptions;

  constructor(options: SandboxStageOptions) {
    this.namespace = options.namespace;
    this.cluster = options.access;
    this.#options = options;
  }

  now(): number {
    return this.#options.cluster.clock.now();
  }

  async step(untilAt: number): Promise<void> {
    const { clock } = this.#options.cluster;
    const next = clock.nextAt() ?? untilAt;
    await clock.advanceTo(Math.min(next, untilAt));
  }

  async setTraffic(
    workload: string,
    traffic: Partial<WorkloadTraffic>,
  ): Promise<void> {
    this.#options.measured.set(this.namespace, workload, traffic);
  }

  async setMetricsReachable(reachable: boolean): Promise<void> {
    this.#options.measured.setReachable(this.namespace, reachable);
  }

  async setCrowded(crowded: boolean): Promise<void> {
    this.#options.cluster.workloads.setCrowded(this.namespace, crowded);
  }

  async setFrozen(what: Freezable, frozen: boolean): Promise<void> {
    this.#options.cluster.store.setFrozen(what, this.namespace, frozen);
  }

  async restartFlagger(): Promise<void> {
    const { flagger } = this.#options.cluster;
    flagger.stop();
    flagger.start();
  }

  async close(): Promise<void> {
    await this.setCrowded(false);
    await this.setFrozen('routes', false);
    await this.setFrozen('services', false);
    await this.setMetricsReachable(true);
    await clearNamespace(this.#options.kube, this.namespace);
    // What was due for these objects finds them gone.
    await this.#options.cluster.clock.advanceBy(1_000);
  }
}
