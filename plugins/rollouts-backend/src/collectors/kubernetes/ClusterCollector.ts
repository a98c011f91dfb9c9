import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Source } from '@rollouts/backstage-plugin-rollouts-common';
import type { ClusterConfig } from '../../config/readConfig';
import type { Observation } from '../../domain/observation';
import { wait } from '../../wait';
import { readVersion } from './client/readVersion';
import type { Transport } from './client/Transport';
import { pathOf } from './kinds';
import { Latch } from './Latch';
import { ObservationRouter } from './ObservationRouter';
import { Known, KnownObjects } from './reflector/KnownObjects';
import { Reflector, ReflectorListener } from './reflector/Reflector';
import { Heard, SourceTracker } from './SourceTracker';
import { WatchedKind, watchedKinds } from './toObservation';

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
  /** Takes an observation; resolves when there is room for the next. */
  observe: (
    rollout: { namespace: string; name: string },
    observation: Observation,
  ) => Promise<void>;
  remembered: LastRead;
  logger: LoggerService;
  now: () => number;
  random: () => number;
}

interface Feed {
  name: string;
  kind: WatchedKind;
  namespace: string | null;
}

/** Reads one cluster: one list + watch for each kind, for everybody. */
export class ClusterCollector {
  readonly #options: ClusterCollectorOptions;
  readonly #router: ObservationRouter;
  readonly #feeds: Feed[];
  readonly #reflectors: Map<string, Reflector>;
  readonly #tracker: SourceTracker;
  /** Opens when all Canaries are known: what other kinds tell is about them. */
  readonly #canariesKnown: Latch;

  constructor(options: ClusterCollectorOptions) {
    this.#options = options;
    this.#router = new ObservationRouter(options.now);
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
      onObject: (object, missed) => this.#onObject(feed, object, missed),
      onDeleted: (known, last) => this.#onDeleted(feed, known, last),
      onListed: () => this.#canariesKnown.mark(feed.name),
      onHeard: skew => this.#tracker.heard(feed.name, skew),
      onFailed: error => {
        this.#tracker.failed(feed.name, error);
        logger.warn(`${cluster.name}, ${feed.name}: ${error.message}`);
        // The others are on the same way, and some notice a dead one minutes later.
        if (error.kind === 'silent') this.#reopenAllBut(feed);
      },
      onUnreadable: reason =>
        logger.warn(`${cluster.name}, ${feed.name}: dropped, ${reason}`),
    };
  }

  #reopenAllBut(feed: Feed): void {
    for (const [name, reflector] of this.#reflectors) {
      if (name !== feed.name) reflector.reopen();
    }
  }

  async #onObject(
    feed: Feed,
    object: unknown,
    missed: { from: number; to: number } | null,
  ): Promise<void> {
    const { observe, logger, cluster, now } = this.#options;
    if (feed.kind !== 'canaries') await this.#canariesKnown.opened;
    const { placed, unreadable } = this.#router.route(feed.kind, object, now());
    if (unreadable) {
      logger.warn(`${cluster.name}, ${feed.name}: dropped, ${unreadable}`);
    }
    for (const { observation, ...rollout } of placed) {
      if (missed && observation.kind === 'canary') {
        await observe(rollout, this.#gap(feed, missed));
      }
      await observe(rollout, observation);
    }
  }

  async #onDeleted(feed: Feed, known: Known, last: unknown): Promise<void> {
    const { observe, now } = this.#options;
    // The last state of a Canary may be news. Of other kinds, it is no longer true.
    if (last && feed.kind === 'canaries') {
      await this.#onObject(feed, last, null);
    }
    for (const told of this.#router.forget(feed.kind, known, now())) {
      const { observation, ...rollout } = told;
      await observe(rollout, observation);
    }
  }

  #gap(feed: Feed, missed: { from: number; to: number }): Observation {
    const reason =
      missed.from === this.#tracker.previouslyHeard(feed.name)
        ? this.#reasonOfRest(missed.from)
        : 'watch-interrupted';
    return { kind: 'gap', at: this.#options.now(), ...missed, reason };
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

function feedsOf({ namespaces }: ClusterConfig): Feed[] {
  return watchedKinds.flatMap(kind =>
    (namespaces ?? [null]).map(namespace => ({
      kind,
      namespace,
      name: namespace ? `${kind} in ${namespace}` : kind,
    })),
  );
}
