import { SimulatedClock } from '../../clock/SimulatedClock';
import { kindOfObject } from '../../cluster/kinds';
import { MemoryObjectStore } from '../../cluster/MemoryObjectStore';
import type { ClusterObject } from '../../cluster/types';
import { asCanary, CANARIES } from '../../flagger/canary';
import { Flagger } from '../../flagger/Flagger';
import { createWebhooks } from '../../sandbox/createWebhooks';
import { Gates } from '../../sandbox/Gates';
import { perform } from '../../sandbox/perform';
import type { Action } from '../../scene/schema';
import { Traffic } from '../../workloads/Traffic';
import { WorkloadController } from '../../workloads/WorkloadController';
import { Monitoring } from '../Monitoring';

const SOME_DAY = Date.UTC(2026, 0, 5, 9);

/** A cluster with its monitoring on a simulated clock, without servers. */
export class WatchedCluster {
  readonly name = 'production';
  readonly clock = new SimulatedClock(SOME_DAY);
  readonly store = new MemoryObjectStore(this.clock);
  readonly traffic = new Traffic();
  readonly gates = new Gates();
  readonly workloads: WorkloadController;
  readonly monitoring: Monitoring;
  readonly flagger: Flagger;

  constructor(objects: ClusterObject[]) {
    const { store, clock, traffic, name } = this;
    this.monitoring = new Monitoring({
      cluster: name,
      store,
      clock,
      traffic,
      peers: 2,
    });
    this.workloads = new WorkloadController({ store, clock });
    this.flagger = new Flagger({
      store,
      clock,
      metrics: this.monitoring.metrics,
      observeSeries: this.monitoring.observeFlagger,
      webhooks: createWebhooks({
        gates: this.gates,
        portal: null,
        clock: { isReal: false },
      }),
      eventWebhook: null,
    });
    for (const object of objects) {
      const kind = kindOfObject(object);
      if (kind) store.create(kind.resource, object);
    }
    this.workloads.start();
    this.flagger.start();
  }

  act(canary: string, action: Action): void {
    perform(this, canary, action);
  }

  /** The first number that a query answers, or null. */
  read(query: string): number | null {
    const answer = this.monitoring.prometheus.query(query, this.clock.now());
    return answer.type === 'vector' ? answer.elements[0]?.value ?? null : null;
  }

  /** Alerts of Prometheus by name and workload, with their state. */
  alerts(): string[] {
    return this.monitoring.rules.groups
      .flatMap(({ rules }) => rules)
      .flatMap(({ active }) => active)
      .map(({ labels, state }) => `${labels.alertname} ${state}`);
  }

  standing(canary: string): string {
    const { status } =
      this.store
        .list(CANARIES)
        .map(asCanary)
        .find(found => found?.metadata.name === canary) ?? {};
    return `${status?.phase} ${status?.canaryWeight} % ${status?.failedChecks} failed`;
  }

  /**
   * Lets time pass until something is so.
   *
   * @returns after how many seconds it was.
   */
  async until(isSo: () => boolean, withinS: number): Promise<number> {
    const from = this.clock.now();
    for (;;) {
      const passed = (this.clock.now() - from) / 1_000;
      if (isSo()) return passed;
      if (passed >= withinS) throw new Error(`not so within ${withinS} s`);
      await this.clock.advanceBy(1_000);
    }
  }
}
