import { Backoff, wait } from '../../../wait';
import { KubernetesError } from '../client/KubernetesError';
import { list, Listed } from '../client/list';
import type { Transport } from '../client/Transport';
import { watch } from '../client/watch';
import { EmptyListDoubt } from './EmptyListDoubt';
import { Known, KnownObjects } from './KnownObjects';
import { replay } from './replay';

/** What a reflector tells. Each promise is awaited: a slow listener slows the reading. */
export interface ReflectorListener {
  /**
   * An object was seen. `missed`: it changed since `missed.from` and what happened to it in between
   * was not seen.
   */
  onObject(
    object: unknown,
    missed: { from: number; to: number } | null,
  ): Promise<void>;
  /**
   * An object is gone: the watch said so, with its last state, or a trustworthy list lacks it, and
   * `last` is null.
   */
  onDeleted(known: Known, last: unknown): Promise<void>;
  /** All that there is was told. */
  onListed(): void;
  /** The cluster proved that it is there; how far its clock is ahead of ours, if it said so. */
  onHeard(clockSkewMs: number | null): void;
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

/** What the watch failed to tell is found out within this time. */
const RESYNC_MS = 30 * 60_000;

/** A full kind that is suddenly empty is asked for again after this time. */
const SECOND_LOOK_MS = 10_000;

const SHORTEST_WATCH_MS = 1_000;

/** A kind that is missing or forbidden does not change by the second. */
const PATIENT: Array<KubernetesError['kind']> = ['absent', 'denied'];
const PATIENT_MS = 60_000;

/** What a kind held that was removed and installed again, no watch tells. */
const RELIST_AFTER: Array<KubernetesError['kind']> = ['expired', 'absent'];

/**
 * One list + watch of one kind for everybody: lists, watches from the list's version on, resumes
 * from the last version after an interruption (which proves that nothing was missed), and lists
 * again when the version is too old (which does not). What happened before it began it asks for too.
 */
export class Reflector {
  readonly #options: ReflectorOptions;
  readonly #known: KnownObjects;
  readonly #backoff: Backoff;
  readonly #afterExpiry: Backoff;
  readonly #wait: typeof wait;
  readonly #doubt = new EmptyListDoubt();
  /** What failed last; null since the cluster answered well. */
  #failing: KubernetesError['kind'] | null = null;
  /** When the watch last told something: what happened since may have been missed. */
  #lastHeardAt: number | null;
  #lastListedAt = 0;
  /** Where the next watch goes on; null: list first. */
  #version: string | null = null;
  /** Ends the watch that is open, to open it anew. */
  #reopening = new AbortController();

  constructor(options: ReflectorOptions) {
    this.#options = options;
    this.#known = options.known ?? new KnownObjects();
    this.#lastHeardAt = this.#known.lastHeardAt;
    this.#wait = options.wait ?? wait;
    const pace = { firstMs: 500, longestMs: 30_000 };
    this.#backoff = new Backoff(pace, options.random);
    this.#afterExpiry = new Backoff(pace, options.random);
  }

  /** Runs until the signal is aborted. Never throws for what the cluster does. */
  async run(signal: AbortSignal): Promise<void> {
    const { now } = this.#options;
    while (!signal.aborted) {
      try {
        if (this.#doubt.leftMs(now) === 0) this.#version = null;
        this.#version ??= await this.#relist(signal);
        await this.#resync(this.#version, signal);
        const began = now();
        await this.#watchUntilReopened(this.#version, signal);
        // A watch lasts minutes. Something that ends each at once would make us spin.
        if (now() - began < SHORTEST_WATCH_MS) await this.#wait(1_000, signal);
      } catch (error) {
        if (signal.aborted) return;
        if (!(error instanceof KubernetesError)) throw error;
        await this.#pauseAfter(error, signal);
      }
    }
  }

  /**
   * Opens the watch anew, from where it is: somebody else found the way to the cluster dead, and this
   * one may be as dead without having noticed.
   */
  reopen(): void {
    this.#reopening.abort();
  }

  async #pauseAfter(error: KubernetesError, signal: AbortSignal) {
    const { kind } = error;
    // An expired version is part of the protocol: the next list mends it. After an outage it is the
    // rule, so it does not wait as long as the outage taught us to.
    const isRoutine = kind === 'expired' && this.#version !== null;
    if (!isRoutine) this.#options.listener.onFailed(error);
    if (RELIST_AFTER.includes(kind)) this.#version = null;
    // An API server that has just started denies what it will soon allow.
    const isLasting = PATIENT.includes(kind) && this.#failing === kind;
    this.#failing = kind;
    const backoff = isRoutine ? this.#afterExpiry : this.#backoff;
    const pause = Math.max(isLasting ? PATIENT_MS : 0, backoff.next());
    await this.#wait(pause, signal);
  }

  async #relist(signal: AbortSignal): Promise<string> {
    const { listener, now } = this.#options;
    const listed = await this.#list({ signal });
    // What was known from before the start; later an interruption is resumed, or has expired.
    if (this.#lastListedAt === 0) await this.#replay(listed, signal);
    const missedFrom = this.#lastHeardAt;
    this.#lastHeardAt = now();
    this.#lastListedAt = this.#lastHeardAt;
    await this.#take(listed, missedFrom, () => true);
    listener.onListed();
    return listed.resourceVersion;
  }

  async #replay({ items }: Listed, signal: AbortSignal): Promise<void> {
    const { transport, path, random, listener } = this.#options;
    const known = this.#known;
    const options = { transport, path, known, items, signal, random };
    for (const object of await replay(options)) {
      await listener.onObject(object, null);
      known.set(object);
    }
  }

  /**
   * Compares what is known with the server's state at the very version that the watch has reached.
   * Any difference was missed. The watch goes on from there, so nothing that happens meanwhile is.
   */
  async #resync(version: string, signal: AbortSignal): Promise<void> {
    const { now } = this.#options;
    if (now() - this.#lastListedAt < RESYNC_MS) return;
    const listed = await this.#list({ signal, exactly: version });
    const missedFrom = this.#lastListedAt;
    this.#lastListedAt = now();
    if (listed.resourceVersion !== version) return;
    await this.#take(listed, missedFrom, isNews => isNews);
  }

  async #list(options: { signal: AbortSignal; exactly?: string }) {
    const { transport, path, listener } = this.#options;
    let listed = await list(transport, path, options);
    if (listed.items.length === 0 && this.#known.size > 0) {
      // An empty list is more often a lost permission than a truth.
      await this.#wait(SECOND_LOOK_MS, options.signal);
      listed = await list(transport, path, options);
    }
    if (listed.items.length > 0) this.#doubt.settle();
    else if (this.#known.size > 0 || this.#doubt.isRaised) {
      this.#doubt.raise(this.#options.now());
    }
    listener.onHeard(listed.clockSkewMs);
    return listed;
  }

  /** Tells what a list says. What changed since `missedFrom` was not seen changing. */
  async #take(
    { items }: Listed,
    missedFrom: number | null,
    isWanted: (isNews: boolean) => boolean,
  ): Promise<void> {
    const { listener, now } = this.#options;
    const to = now();
    const { seen, vanished } = this.#known.compare(items);
    for (const { object, known } of seen) {
      if (!isWanted(known !== 'same')) continue;
      const missed =
        known === 'changed' && missedFrom !== null
          ? { from: missedFrom, to }
          : null;
      await listener.onObject(object, missed);
      this.#known.set(object);
    }
    for (const known of vanished) {
      await listener.onDeleted(known, null);
      this.#known.delete(known);
    }
  }

  async #watchUntilReopened(version: string, signal: AbortSignal) {
    const reopening = new AbortController();
    this.#reopening = reopening;
    try {
      const either = AbortSignal.any([signal, reopening.signal]);
      await this.#watch(version, either);
    } catch (error) {
      signal.throwIfAborted();
      if (!reopening.signal.aborted) throw error;
    }
  }

  /** Watches until the server ends the watch, which is normal. */
  async #watch(version: string, signal: AbortSignal): Promise<void> {
    const { transport, path, listener, random, now } = this.#options;
    const events = watch(transport, path, {
      resourceVersion: version,
      signal,
      random,
      longestMs: this.#doubt.leftMs(now),
      // That it opened does not prove that nothing was missed: it may say so at once.
      onOpen: clockSkewMs => listener.onHeard(clockSkewMs),
    });
    for await (const event of events) {
      this.#lastHeardAt = now();
      listener.onHeard(null);
      this.#succeeded();
      if (event.type === 'UNREADABLE') {
        listener.onUnreadable(event.reason);
        continue;
      }
      if (event.type !== 'BOOKMARK') await this.#apply(event);
      this.#version = event.resourceVersion;
    }
    this.#succeeded();
  }

  async #apply(event: { type: string; object: unknown }): Promise<void> {
    const { listener } = this.#options;
    if (event.type !== 'DELETED') {
      await listener.onObject(event.object, null);
      this.#known.set(event.object);
      return;
    }
    const known = this.#known.find(event.object);
    if (!known) return;
    await listener.onDeleted(known, event.object);
    this.#known.delete(known);
  }

  #succeeded(): void {
    this.#failing = null;
    this.#backoff.reset();
    this.#afterExpiry.reset();
  }
}
