import type { Change } from '../cluster/MemoryObjectStore';
import { asCanary, CANARIES, Canary, intervalMs } from './canary';
import { EventRecorder } from './events/EventRecorder';
import { finaliseDeletion } from './finaliseDeletion';
import { isRefused } from './isRefused';
import { Series, SeriesObserver } from './metrics/Series';
import { runTick } from './runTick';
import type { Services } from './Services';
import { writePhase } from './writes/status';
import { Tick } from './Tick';

const FINALIZER = 'finalizer.flagger.app';

interface FlaggerOptions extends Services {
  /** How long after a Canary was seen its first tick comes (flag -control-loop-interval). */
  controlLoopMs?: number;
  /** Told of each value of Flagger's own series. */
  observeSeries?: SeriesObserver;
  /** Told when the process begins and ends, for whoever shows its pods. */
  onRunning?: (isRunning: boolean) => void;
}

interface Job {
  intervalMs: number;
  cancel: () => void;
}

/**
 * The controller. All state is in the Canaries, so it can be stopped and started at any moment;
 * after a start every Canary gets a tick at once.
 */
export class Flagger {
  readonly #options: FlaggerOptions;
  #recorder: EventRecorder;
  readonly #jobs = new Map<string, Job>();
  #series = new Series();
  #unsubscribe: (() => void) | null = null;

  constructor(options: FlaggerOptions) {
    this.#options = options;
    this.#recorder = new EventRecorder(options.store, options.clock);
  }

  get running(): boolean {
    return this.#unsubscribe !== null;
  }

  /** Flagger's own metrics in the Prometheus text format; they begin anew with each start. */
  renderMetrics(): string {
    return this.#series.render();
  }

  start(): void {
    if (this.#unsubscribe) return;
    const { store } = this.#options;
    this.#series = new Series(this.#options.observeSeries);
    // What was merged with what is forgotten with the process, as on the real one.
    this.#recorder = new EventRecorder(store, this.#options.clock);
    this.#unsubscribe = store.subscribe(CANARIES, change =>
      this.#onChange(change as Change),
    );
    for (const object of store.list(CANARIES)) {
      const canary = asCanary(object);
      if (canary) this.#sync(canary);
    }
    this.#options.onRunning?.(true);
  }

  stop(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = null;
    this.#jobs.forEach(job => job.cancel());
    this.#jobs.clear();
    this.#series.end();
    this.#options.onRunning?.(false);
  }

  #onChange({ type, object }: Pick<Change, 'type' | 'object'>): void {
    const canary = asCanary(object);
    if (!canary) return;
    if (type === 'DELETED') {
      this.#forget(keyOf(canary));
      this.#count(canary.metadata.namespace);
      return;
    }
    // Written by ourselves in the middle of a tick as well: the work is done outside of it.
    this.#options.clock.schedule(0, () => {
      const { namespace, name } = canary.metadata;
      const current = asCanary(
        this.#options.store.get(CANARIES, namespace, name),
      );
      return current && this.running ? this.#syncOne(current) : undefined;
    });
  }

  async #syncOne(canary: Canary): Promise<void> {
    if (canary.metadata.deletionTimestamp) {
      this.#forget(keyOf(canary));
      const tick = this.#tickFor(canary);
      await finaliseDeletion(tick);
      return;
    }
    this.#sync(canary);
  }

  #sync(canary: Canary): void {
    const { store, controlLoopMs = 1_000 } = this.#options;
    // A refusal is written to Flagger's log only: such a Canary never gets a status.
    if (isRefused(canary)) return;
    const fresh = !canary.status?.conditions?.length;
    if (fresh) writePhase(this.#options, canary, 'Initializing');
    if (canary.spec.revertOnDeletion && !canary.metadata.finalizers?.length) {
      store.update(CANARIES, {
        ...canary,
        metadata: { ...canary.metadata, finalizers: [FINALIZER] },
      });
    }
    const key = keyOf(canary);
    const known = this.#jobs.get(key);
    const interval = intervalMs(canary.spec);
    if (known?.intervalMs === interval) return;
    if (!known) this.#count(canary.metadata.namespace);
    known?.cancel();
    this.#jobs.set(key, {
      intervalMs: interval,
      cancel: this.#schedule(key, canary, interval, fresh ? controlLoopMs : 0),
    });
  }

  #schedule(
    key: string,
    { metadata }: Canary,
    interval: number,
    delay: number,
  ): () => void {
    const { clock, store } = this.#options;
    return clock.schedule(delay, async () => {
      const job = this.#jobs.get(key);
      const canary = asCanary(
        store.get(CANARIES, metadata.namespace, metadata.name),
      );
      if (!job || !canary) return;
      const next = clock.now() + interval;
      await this.#tick(canary);
      const current = this.#jobs.get(key);
      if (current !== job) return;
      job.cancel = this.#schedule(key, canary, interval, next - clock.now());
    });
  }

  async #tick(canary: Canary): Promise<void> {
    if (canary.metadata.deletionTimestamp) return;
    await runTick(this.#tickFor(canary));
  }

  #tickFor(canary: Canary): Tick {
    return new Tick(this.#options, canary, {
      recorder: this.#recorder,
      series: this.#series,
    });
  }

  #count(namespace: string): void {
    const { length } = this.#options.store.list(CANARIES, namespace);
    // The real one counts what it finds: the last number of an empty namespace stays.
    if (length > 0) this.#series.setTotal(namespace, length);
  }

  #forget(key: string): void {
    this.#jobs.get(key)?.cancel();
    this.#jobs.delete(key);
  }
}

function keyOf({ metadata }: Canary): string {
  return `${metadata.namespace}/${metadata.name}`;
}
