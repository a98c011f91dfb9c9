import { setTimeout as sleep } from 'node:timers/promises';
import type { KubeClient } from '../../kube/KubeClient';
import type { Cluster } from '../../plane/Cluster';
import { clearNamespace } from '../clearNamespace';
import type {
  ClusterAccess,
  Freezable,
  Stage,
  WorkloadTraffic,
} from '../World';
import { crowd, uncrowd } from './crowd';
import { freeze, thaw } from './freeze';
import type { Door } from '../Door';

/** How long one step lasts at most, where no watch sees a change. */
const STEP_MS = 1_000;

const RATE =
  'sum(rate(http_requests_total{namespace="{{ namespace }}",workload="{{ target }}"CODE}[{{ interval }}]))';

export interface TestbedStageOptions {
  namespace: string;
  access: ClusterAccess;
  cluster: Cluster;
  kube: KubeClient;
  door: Door;
}

/** A namespace of a real cluster, in real time. */
export class TestbedStage implements Stage {
  readonly namespace: string;
  readonly cluster: ClusterAccess;
  readonly metricsAddress: string;
  readonly errorRateQuery = `100 * ${RATE.replace(
    'CODE',
    ',code="500"',
  )} / ${RATE.replace('CODE', '')}`;
  private isCrowded = false;
  private readonly frozen = new Set<Freezable>();

  constructor(private readonly options: TestbedStageOptions) {
    this.namespace = options.namespace;
    this.cluster = options.access;
    this.metricsAddress = options.door.url;
  }

  now(): number {
    return Date.now();
  }

  async step(untilAt: number, changed: AbortSignal): Promise<void> {
    const ms = Math.max(0, Math.min(STEP_MS, untilAt - Date.now()));
    try {
      await sleep(ms, undefined, { signal: changed });
    } catch (error) {
      if (!changed.aborted) throw error;
    }
  }

  async setTraffic(
    workload: string,
    traffic: Partial<WorkloadTraffic>,
  ): Promise<void> {
    const { metrics } = this.options.cluster.exporter;
    metrics.set(this.namespace, workload, traffic);
  }

  async setMetricsReachable(reachable: boolean): Promise<void> {
    const { door } = this.options;
    await (reachable ? door.open() : door.close());
  }

  async setCrowded(crowded: boolean): Promise<void> {
    if (this.isCrowded === crowded) return;
    this.isCrowded = crowded;
    const { api } = this.options.cluster;
    await (crowded ? crowd(api, this.namespace) : uncrowd(api, this.namespace));
  }

  async setFrozen(what: Freezable, frozen: boolean): Promise<void> {
    if (this.frozen.has(what) === frozen) return;
    const { api } = this.options.cluster;
    if (frozen) {
      this.frozen.add(what);
      await freeze(api, this.namespace, what);
    } else {
      this.frozen.delete(what);
      await thaw(api, this.namespace, what);
    }
  }

  restartFlagger(): Promise<void> {
    return this.options.cluster.parts.flagger.restart();
  }

  /** The namespace goes too, in its own time. */
  async close(): Promise<void> {
    const { cluster, door, kube } = this.options;
    for (const what of this.frozen) await this.setFrozen(what, false);
    await this.setCrowded(false);
    await clearNamespace(kube, this.namespace);
    await cluster.api.remove(`/api/v1/namespaces/${this.namespace}`);
    await door.close();
    cluster.exporter.metrics.forget(this.namespace);
  }
}
