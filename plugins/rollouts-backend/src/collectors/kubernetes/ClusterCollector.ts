import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Source } from '@rollouts/backstage-plugin-rollouts-common';
import type { ClusterConfig } from '../../config/clusters';
import { wait } from '../../wait';
import { readVersion } from './client/readVersion';
import type { Transport } from './client/Transport';
import { FeedObserver, Observe } from './FeedObserver';
import { Feed, feedsOf } from './feeds';
import { pathOf } from './kinds';
import { Latch } from './Latch';
import { Known, KnownObjects } from './reflector/KnownObjects';
import { Reflector } from './reflector/Reflector';
import type { ReflectorListener } from './reflector/ReflectorListener';
import { Heard, SourceTracker } from './SourceTracker';

/** What was known when this cluster was last read, by anybody. */
export interface LastRead {
  canaries: Known[];
  source: Source | null;
  /** When this process last could not use the database, so that nothing was recorded; null: never. */
  storeFailedAt: number | null;
}

export interface ClusterCollectorOptions {
  cluster: ClusterConfig;
  transport: Transport;
  observe: Observe;
  remembered: LastRead;
  logger: LoggerService;
  now: () => number;
  random: () => number;
}

/** Reads one cluster: one list + watch for each kind, for everybody. */
export class ClusterCollector {
  readonly #options: ClusterCollectorOptions;
  readonly #observer: FeedObserver;
  readonly #feeds: Feed[];
  readonly #reflectors: Map<string, Reflector>;
  readonly #tracker: SourceTracker;
  /** Opens when all Canaries are known: what other kinds tell is about them. */
  readonly #canariesKnown: Latch;

  constructor(options: ClusterCollectorOptions) {
    this.#options = options;
    this.#feeds = feedsOf(options.cluster);
    this.#tracker = new SourceTracker({
      name: options.cluster.name,
      feeds: this.#feeds.map(({ name, kind }) => ({
        name,
        isEssential: kind === 'canaries',
      })),
      previous: options.remembered.source,
      now: options.now,
    });
    this.#canariesKnown = new Latch(
      this.#feeds.filter(f => f.kind === 'canaries').map(f => f.name),
    );
    this.#observer = new FeedObserver({
      observe: options.observe,
      canariesKnown: this.#canariesKnown,
      reasonOfGap: (feed, from) => this.#reasonOfGap(feed, from),
      onUnreadable: (feed, reason) => this.#onUnreadable(feed, reason),
      now: options.now,
    });
    this.#reflectors = new Map(
      this.#feeds.map(feed => [feed.name, this.#reflector(feed)]),
    );
  }

  /** How fresh the cluster is now. */
  source(): Heard {
    return this.#tracker.snapshot();
  }

  /** Reads until the signal is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', () => this.#canariesKnown.force());
    await Promise.all([
      this.#readVersion(signal),
      ...[...this.#reflectors.values()].map(one => one.run(signal)),
    ]);
  }

  #reflector(feed: Feed): Reflector {
    const { transport, now, random } = this.#options;
    return new Reflector({
      transport,
      path: pathOf(feed.kind, feed.namespace),
      listener: this.#listener(feed),
      now,
      random,
      known: feed.kind === 'canaries' ? this.#remembered(feed) : undefined,
    });
  }

  #remembered({ namespace, name }: Feed): KnownObjects {
    const { canaries } = this.#options.remembered;
    return new KnownObjects(
      canaries.filter(c => namespace === null || c.namespace === namespace),
      this.#tracker.previouslyHeard(name),
    );
  }

  #listener(feed: Feed): ReflectorListener {
    const { logger, cluster } = this.#options;
    return {
      onObject: (object, missed) =>
        this.#observer.onObject(feed, object, missed),
      onDeleted: (known, last) => this.#observer.onDeleted(feed, known, last),
      onListed: () => this.#canariesKnown.mark(feed.name),
      onHeard: skew => this.#tracker.heard(feed.name, skew),
      onFailed: error => {
        this.#tracker.failed(feed.name, error);
        logger.warn(`${cluster.name}, ${feed.name}: ${error.message}`);
        // The others are on the same way, and some notice a dead one minutes later.
        if (error.kind === 'silent') this.#reopenAllBut(feed);
      },
      onUnreadable: reason => this.#onUnreadable(feed, reason),
    };
  }

  #onUnreadable({ name }: Feed, reason: string): void {
    const { logger, cluster } = this.#options;
    logger.warn(`${cluster.name}, ${name}: dropped, ${reason}`);
  }

  #reopenAllBut(feed: Feed): void {
    for (const [name, reflector] of this.#reflectors) {
      if (name !== feed.name) reflector.reopen();
    }
  }

  #reasonOfGap({ name }: Feed, from: number) {
    return from === this.#tracker.previouslyHeard(name)
      ? this.#reasonOfRest(from)
      : ('watch-interrupted' as const);
  }

  /** Why nothing was recorded before this collector began. */
  #reasonOfRest(from: number): 'not-recorded' | 'backend-stopped' {
    const { storeFailedAt } = this.#options.remembered;
    return storeFailedAt !== null && storeFailedAt >= from
      ? 'not-recorded'
      : 'backend-stopped';
  }

  /** Says whether the cluster is an imitation. Not worth an error when it fails. */
  async #readVersion(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const version = await readVersion(this.#options.transport, signal);
      if (version !== null) {
        this.#tracker.version(version);
        return;
      }
      await wait(30_000, signal);
    }
  }
}
