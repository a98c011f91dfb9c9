import { createServer, Server } from 'node:http';
import {
  setImmediate as breathe,
  setTimeout as sleep,
} from 'node:timers/promises';
import { createApi } from '../api/createApi';
import { CatchUpClock } from '../clock/CatchUpClock';
import { RealClock } from '../clock/RealClock';
import { kindOfObject } from '../cluster/kinds';
import { MemoryObjectStore } from '../cluster/MemoryObjectStore';
import type { ClusterObject } from '../cluster/types';
import { Faults } from '../faults/Faults';
import { Flagger } from '../flagger/Flagger';
import type { SceneRollout } from '../scene/schema';
import { Monitoring } from '../prometheus/Monitoring';
import { Traffic } from '../workloads/Traffic';
import { WorkloadController } from '../workloads/WorkloadController';
import { createSources } from './createSources';
import { createWebhooks } from './createWebhooks';
import { Gates } from './Gates';
import { addressOf, close, listen } from './listen';
import { perform } from './perform';
import { showFlagger } from './showFlagger';
import type { Source } from './Source';

/** The world is this much older than the first thing that happens in it. */
const PROLOGUE_MS = 3_600_000;
/** What must be watched before the past is told: it would be over when the rest begins to listen. */
const AUDIENCE = ['canaries', 'deployments', 'daemonsets'];
/** Who has begun to watch may still be busy with its own start. */
const AUDIENCE_MS = 3_000;
/**
 * How long a watcher gets to read a step of the past. Measured on two idle cores: no release lost
 * its images. It is time, not an acknowledgement, so a machine that is busy enough defeats it.
 */
const FOLLOW_MS = 20;
const FOLLOW_MS_PER_CHANGE = 2;

export interface ClusterOptions {
  name: string;
  objects: ClusterObject[];
  rollouts: SceneRollout[];
  /** How many Alertmanagers it has. */
  alertmanagers: number;
  /** The address of Flagger's event webhook, or null. */
  eventWebhook: string | null;
  /** The past is played without an audience after this time, in milliseconds. */
  patienceMs: number;
  report: (message: string) => void;
}

/** One cluster: its objects, its controllers, its API and its past. */
export class SandboxCluster {
  readonly name: string;
  readonly store: MemoryObjectStore;
  readonly clock: CatchUpClock;
  readonly flagger: Flagger;
  readonly workloads: WorkloadController;
  readonly traffic = new Traffic();
  readonly gates = new Gates();
  /** Origin of the portal that some hooks ask, or null. */
  readonly portal: string | null;
  readonly faults = new Faults();
  readonly monitoring: Monitoring;
  /** Its Prometheus and Alertmanagers. */
  readonly sources: Source[];
  requests = 0;
  readonly #options: ClusterOptions;
  readonly #real: RealClock;
  #server: Server | null = null;
  #playing: Promise<void> | null = null;
  readonly #watched = new Set<string>();
  /** The version that a watcher has had the time to read. */
  #followed = 0;

  constructor(options: ClusterOptions) {
    this.name = options.name;
    this.#options = options;
    const { eventWebhook } = options;
    this.portal = eventWebhook && new URL(eventWebhook).origin;
    this.#real = new RealClock(error => options.report(String(error)));
    const oldest = options.rollouts.flatMap(r => r.past.map(step => step.ago));
    this.clock = new CatchUpClock(
      this.#real.now() - Math.max(0, ...oldest) - PROLOGUE_MS,
      this.#real,
    );
    this.store = new MemoryObjectStore(this.clock);
    const { store, clock, gates } = this;
    this.workloads = new WorkloadController({ store, clock });
    this.monitoring = new Monitoring({
      cluster: options.name,
      store,
      clock,
      traffic: this.traffic,
      peers: options.alertmanagers,
    });
    this.flagger = new Flagger({
      store,
      clock,
      metrics: this.monitoring.metrics,
      observeSeries: this.monitoring.observeFlagger,
      webhooks: createWebhooks({ gates, clock, portal: this.portal }),
      eventWebhook,
      onRunning: isRunning => showFlagger(store, isRunning),
    });
    const { monitoring, flagger } = this;
    this.sources = createSources({ monitoring, flagger, clock });
  }

  /** The address of its Kubernetes API. */
  get url(): string {
    return addressOf(this.#server);
  }

  /**
   * @param portOf the port of its API (no name) or of one of its sources; 0 takes any
   * @throws Error that says which port is taken.
   */
  async start(portOf: (source?: string) => number): Promise<void> {
    this.#load();
    this.#tellPast();
    this.workloads.start();
    this.flagger.start();
    const api = createApi({
      store: this.store,
      faults: this.faults,
      onRequest: () => this.requests++,
      onWatch: plural => {
        this.#watched.add(plural);
        if (AUDIENCE.every(wanted => this.#watched.has(wanted))) {
          this.#real.schedule(AUDIENCE_MS, () => this.play());
        }
      },
    });
    this.#server = await listen(createServer(api), portOf(), this.name);
    for (const source of this.sources) {
      await source.start(portOf(source.name), this.name);
    }
    this.#real.schedule(this.#options.patienceMs, () => this.play());
  }

  /** Plays the past to the present. Calling it again waits for the same end. */
  play(): Promise<void> {
    this.#playing ??= this.clock
      .catchUp(() => this.#audienceFollows())
      .then(() => this.#beginPresent());
    return this.#playing;
  }

  async stop(): Promise<void> {
    this.flagger.stop();
    this.monitoring.stop();
    this.workloads.stop();
    this.#real.stop();
    this.faults.dropWatches();
    await Promise.all(this.sources.map(source => source.stop()));
    await close(this.#server);
  }

  #load(): void {
    for (const object of this.#options.objects) {
      const kind = kindOfObject(object);
      if (kind) this.store.create(kind.resource, object);
    }
  }

  #tellPast(): void {
    const present = this.#real.now();
    for (const { canary, past } of this.#options.rollouts) {
      for (const { ago, ...action } of past) {
        const delay = present - ago - this.clock.now();
        this.clock.schedule(delay, async () => {
          await this.#audienceFollows();
          perform(this, canary, action);
          await this.#audienceFollows();
        });
      }
    }
  }

  /**
   * Clusters give no order across kinds: a watcher that is behind would see the next workload before
   * it has seen what happened to this one. So the past waits for whoever reads it.
   */
  async #audienceFollows(): Promise<void> {
    const changes = this.store.version - this.#followed;
    this.#followed = this.store.version;
    if (changes === 0) return breathe();
    return sleep(FOLLOW_MS + changes * FOLLOW_MS_PER_CHANGE);
  }

  #beginPresent(): void {
    this.monitoring.startAlerts();
    for (const { canary, loop } of this.#options.rollouts) {
      if (!loop) continue;
      const turn = (index: number) => {
        perform(this, canary, loop.actions[index % loop.actions.length]);
        this.clock.schedule(loop.every, () => turn(index + 1));
      };
      this.clock.schedule(loop.after, () => turn(0));
    }
  }
}
