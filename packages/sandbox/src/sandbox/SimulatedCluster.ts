import { createServer, Server } from 'node:http';
import { createApi } from '../api/createApi';
import { SimulatedClock } from '../clock/SimulatedClock';
import { GuardedStore } from '../cluster/GuardedStore';
import { Faults } from '../faults/Faults';
import { Flagger } from '../flagger/Flagger';
import type { MetricsSource, WebhookClient } from '../flagger/Services';
import { WorkloadController } from '../workloads/WorkloadController';
import { addressOf, close, listen } from './listen';
import { showFlagger } from './showFlagger';

interface SimulatedClusterOptions {
  name: string;
  /** UTC milliseconds. */
  startAt: number;
  metrics: MetricsSource;
  webhooks: WebhookClient;
  /** The address of Flagger's event webhook, or null. */
  eventWebhook: string | null;
}

/**
 * A cluster whose time moves only when it is told to, behind the same HTTP API as the demo's: who
 * watches it sees a real one, and a release of ten minutes takes as long as its readers take.
 */
export class SimulatedCluster {
  readonly name: string;
  readonly clock: SimulatedClock;
  readonly store: GuardedStore;
  readonly workloads: WorkloadController;
  readonly flagger: Flagger;
  readonly faults = new Faults();
  #server: Server | null = null;

  constructor({ name, startAt, ...services }: SimulatedClusterOptions) {
    this.name = name;
    this.clock = new SimulatedClock(startAt);
    this.store = new GuardedStore(this.clock);
    const { store, clock } = this;
    this.workloads = new WorkloadController({ store, clock });
    this.flagger = new Flagger({
      store,
      clock,
      ...services,
      onRunning: isRunning => showFlagger(store, isRunning),
    });
  }

  /** The address of its API, or nothing before it has one. */
  get url(): string {
    return addressOf(this.#server);
  }

  /** Opens its API on any free port of this machine. */
  async start(): Promise<void> {
    const { store, faults } = this;
    this.workloads.start();
    this.flagger.start();
    // Its pods are ready before anybody looks.
    await this.clock.advanceBy(1_000);
    const api = createApi({ store, faults });
    this.#server = await listen(createServer(api), 0, this.name);
  }

  async stop(): Promise<void> {
    this.flagger.stop();
    this.workloads.stop();
    this.faults.dropWatches();
    await close(this.#server);
  }
}
