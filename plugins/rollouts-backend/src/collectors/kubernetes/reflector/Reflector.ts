import { Backoff, wait } from '../../../wait';
import { KubernetesError } from '../client/KubernetesError';
import { list } from '../client/list';
import type { Transport } from '../client/Transport';
import { watch } from '../client/watch';
import { Known, KnownObjects } from './KnownObjects';

/** What a reflector tells. Each call is awaited: a slow listener slows the reading. */
export interface ReflectorListener {
  /**
   * An object was seen. `missed`: it changed since `missed.from` and what happened to it in between
   * was not seen.
   */
  onObject(
    object: unknown,
    missed: { from: number; to: number } | null,
  ): Promise<void>;
  /** An object is gone: the watch said so, or a trustworthy list lacks it. */
  onDeleted(known: Known): Promise<void>;
  /** The cluster proved that it is there. */
  onHeard(serverDate: number | null): void;
  onFailed(error: KubernetesError): void;
  onUnreadable(reason: string): void;
}

interface ReflectorOptions {
  transport: Transport;
  path: string;
  listener: ReflectorListener;
  now: () => number;
  random: () => number;
  /** How it waits; tests have better things to do. */
  wait?: typeof wait;
  /** What is known from before the start, so that changes meanwhile are noticed. */
  known?: KnownObjects;
}

/** A list that differs from the watch is found out within this time. */
const RESYNC_MS = 30 * 60_000;

/** A full kind that is suddenly empty is asked for again after this time. */
const SECOND_LOOK_MS = 2_000;

const SHORTEST_WATCH_MS = 1_000;

/** A kind that is missing or forbidden does not change by the second. */
const PATIENT: Array<KubernetesError['kind']> = ['absent', 'denied'];
const PATIENT_MS = 60_000;

/**
 * One list + watch of one kind for everybody: lists, watches from the list's version on, resumes
 * from the last version after an interruption (which proves that nothing was missed), and lists
 * again when the version is too old (which does not).
 */
export class Reflector {
  readonly #options: ReflectorOptions;
  readonly #known: KnownObjects;
  readonly #backoff: Backoff;
  readonly #wait: typeof wait;
  #lastHeardAt: number | null;
  /** Where the next watch goes on; null: list first. */
  #version: string | null = null;

  constructor(options: ReflectorOptions) {
    this.#options = options;
    this.#known = options.known ?? new KnownObjects();
    this.#lastHeardAt = this.#known.lastHeardAt;
    this.#wait = options.wait ?? wait;
    this.#backoff = new Backoff(
      { firstMs: 500, longestMs: 30_000 },
      options.random,
    );
  }

  /** Runs until the signal is aborted. Never throws for what the cluster does. */
  async run(signal: AbortSignal): Promise<void> {
    const { now } = this.#options;
    while (!signal.aborted) {
      try {
        this.#version ??= await this.#relist(signal);
        const began = now();
        await this.#watch(this.#version, signal);
        // A watch lasts minutes. Something that ends each at once would make us spin.
        if (now() - began < SHORTEST_WATCH_MS) await this.#wait(1_000, signal);
      } catch (error) {
        if (signal.aborted) return;
        if (!(error instanceof KubernetesError)) throw error;
        if (error.kind === 'expired') this.#version = null;
        await this.#pauseAfter(error, signal);
      }
    }
  }

  async #pauseAfter(error: KubernetesError, signal: AbortSignal) {
    // An expired version is part of the protocol: the next list mends it.
    if (error.kind !== 'expired') this.#options.listener.onFailed(error);
    const base = PATIENT.includes(error.kind) ? PATIENT_MS : 0;
    await this.#wait(Math.max(base, this.#backoff.next()), signal);
  }

  async #relist(signal: AbortSignal): Promise<string> {
    const { transport, path, listener, now } = this.#options;
    let listed = await list(transport, path, signal);
    if (listed.items.length === 0 && this.#known.size > 0) {
      // An empty list is more often a lost permission than a truth.
      await this.#wait(SECOND_LOOK_MS, signal);
      listed = await list(transport, path, signal);
    }
    listener.onHeard(listed.date);
    const heardAt = now();
    const { seen, vanished } = this.#known.compare(listed.items);
    for (const { object, changed } of seen) {
      const missed =
        changed && this.#lastHeardAt !== null
          ? { from: this.#lastHeardAt, to: heardAt }
          : null;
      await listener.onObject(object, missed);
      this.#known.set(object);
    }
    for (const known of vanished) {
      await listener.onDeleted(known);
      this.#known.delete(known);
    }
    this.#lastHeardAt = heardAt;
    return listed.resourceVersion;
  }

  /** Watches until the server ends the watch, which is normal, or it is time to list again. */
  async #watch(version: string, signal: AbortSignal): Promise<void> {
    const { transport, path, listener, now, random } = this.#options;
    const resyncAt = now() + RESYNC_MS * (1 + random() / 4);
    const events = watch(transport, path, {
      resourceVersion: version,
      signal,
      random,
      onOpen: () => this.#heard(),
    });
    for await (const event of events) {
      this.#heard();
      if (event.type === 'UNREADABLE') {
        listener.onUnreadable(event.reason);
        continue;
      }
      if (event.type !== 'BOOKMARK') await this.#apply(event);
      this.#version = event.resourceVersion;
      if (now() > resyncAt) {
        this.#version = null;
        return;
      }
    }
  }

  async #apply(event: { type: string; object: unknown }): Promise<void> {
    const { listener } = this.#options;
    if (event.type !== 'DELETED') {
      await listener.onObject(event.object, null);
      this.#known.set(event.object);
      return;
    }
    const known = this.#known.find(event.object);
    // The last state of a deleted object is in the event and may be news.
    await listener.onObject(event.object, null);
    if (known) {
      await listener.onDeleted(known);
      this.#known.delete(known);
    }
  }

  #heard(): void {
    const { listener, now } = this.#options;
    this.#lastHeardAt = now();
    this.#backoff.reset();
    listener.onHeard(null);
  }
}
