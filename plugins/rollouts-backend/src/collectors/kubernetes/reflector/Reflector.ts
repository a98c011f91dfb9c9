import { wait } from '../../../wait';
import { KubernetesError } from '../client/KubernetesError';
import type { Listed } from '../client/list';
import type { Transport } from '../client/Transport';
import { watch } from '../client/watch';
import { KnownObjects } from './KnownObjects';
import { Lister } from './Lister';
import { Patience } from './Patience';
import type { ReflectorListener } from './ReflectorListener';
import { replay } from './replay';
import { Teller } from './Teller';

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

const SHORTEST_WATCH_MS = 1_000;

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
  readonly #lister: Lister;
  readonly #teller: Teller;
  readonly #patience: Patience;
  readonly #wait: typeof wait;
  /** When the watch last told something: what happened since may have been missed. */
  #lastHeardAt: number | null;
  #lastListedAt = 0;
  /** Where the next watch goes on; null: list first. */
  #version: string | null = null;
  /** Ends the watch that is open, to open it anew. */
  #reopening = new AbortController();

  constructor(options: ReflectorOptions) {
    this.#options = options;
    this.#wait = options.wait ?? wait;
    this.#known = options.known ?? new KnownObjects();
    this.#lastHeardAt = this.#known.lastHeardAt;
    const shared = { ...options, known: this.#known, wait: this.#wait };
    this.#lister = new Lister(shared);
    this.#teller = new Teller(shared);
    this.#patience = new Patience(options.random);
  }

  /** Runs until the signal is aborted. Never throws for what the cluster does. */
  async run(signal: AbortSignal): Promise<void> {
    const { now } = this.#options;
    while (!signal.aborted) {
      try {
        if (this.#lister.lookAgainInMs() === 0) this.#version = null;
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
    const isRoutine = kind === 'expired' && this.#version !== null;
    if (!isRoutine) this.#options.listener.onFailed(error);
    if (RELIST_AFTER.includes(kind)) this.#version = null;
    await this.#wait(this.#patience.after(kind, isRoutine), signal);
  }

  async #relist(signal: AbortSignal): Promise<string> {
    const { listener, now } = this.#options;
    const listed = await this.#lister.list({ signal });
    // What was known from before the start; later an interruption is resumed, or has expired.
    if (this.#lastListedAt === 0) await this.#replay(listed, signal);
    const missedFrom = this.#lastHeardAt;
    this.#lastHeardAt = now();
    this.#lastListedAt = this.#lastHeardAt;
    await this.#teller.listed(listed, missedFrom, 'all');
    listener.onListed();
    return listed.resourceVersion;
  }

  async #replay({ items }: Listed, signal: AbortSignal): Promise<void> {
    const { transport, path, random } = this.#options;
    const known = this.#known;
    const options = { transport, path, known, items, signal, random };
    for (const object of await replay(options)) await this.#teller.seen(object);
  }

  /**
   * Compares what is known with the server's state at the very version that the watch has reached.
   * Any difference was missed. The watch goes on from there, so nothing that happens meanwhile is.
   */
  async #resync(version: string, signal: AbortSignal): Promise<void> {
    const { now } = this.#options;
    if (now() - this.#lastListedAt < RESYNC_MS) return;
    const listed = await this.#lister.list({ signal, exactly: version });
    const missedFrom = this.#lastListedAt;
    this.#lastListedAt = now();
    if (listed.resourceVersion !== version) return;
    await this.#teller.listed(listed, missedFrom, 'news');
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
      longestMs: this.#lister.lookAgainInMs(),
      // That it opened does not prove that nothing was missed: it may say so at once.
      onOpen: clockSkewMs => listener.onHeard(clockSkewMs),
    });
    for await (const event of events) {
      this.#lastHeardAt = now();
      listener.onHeard(null);
      this.#patience.succeeded();
      if (event.type === 'UNREADABLE') {
        listener.onUnreadable(event.reason);
        continue;
      }
      if (event.type === 'DELETED') await this.#teller.deleted(event.object);
      else if (event.type !== 'BOOKMARK') await this.#teller.seen(event.object);
      this.#version = event.resourceVersion;
    }
    this.#patience.succeeded();
  }
}
