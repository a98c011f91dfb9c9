import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Source } from '@rollouts/backstage-plugin-rollouts-common';
import { z } from 'zod';
import type { ClusterConfig } from '../../config';
import type { Observation } from '../../domain/observation';
import { wait } from '../../wait';
import { KubernetesError } from './client/KubernetesError';
import type { Transport } from './client/Transport';
import { pathOf } from './kinds';
import { ObservationRouter } from './ObservationRouter';
import { KnownObjects } from './reflector/KnownObjects';
import { Reflector, ReflectorListener } from './reflector/Reflector';
import { SourceTracker } from './SourceTracker';
import { WatchedKind, watchedKinds } from './toObservation';

/** The Canaries as they were when this cluster was last read, by anybody. */
export interface RememberedCanary {
  namespace: string;
  name: string;
  uid: string;
  resourceVersion: string;
}

export interface ClusterCollectorOptions {
  cluster: ClusterConfig;
  transport: Transport;
  /** Takes an observation; resolves when there is room for the next. */
  observe: (
    rollout: { namespace: string; name: string },
    observation: Observation,
  ) => Promise<void>;
  remembered: { canaries: RememberedCanary[]; lastHeardAt: number | null };
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
  readonly #router = new ObservationRouter();
  readonly #feeds: Feed[];
  readonly #tracker: SourceTracker;

  constructor(options: ClusterCollectorOptions) {
    this.#options = options;
    this.#feeds = feedsOf(options.cluster);
    this.#tracker = new SourceTracker(
      options.cluster.name,
      this.#feeds.map(feed => feed.name),
      options.now,
    );
  }

  /** How fresh the cluster is now. */
  source(): Source {
    return this.#tracker.snapshot();
  }

  /** Reads until the signal is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    await Promise.all([
      this.#readVersion(signal),
      ...this.#feeds.map(feed => this.#reflector(feed).run(signal)),
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

  #remembered({ namespace }: Feed): KnownObjects {
    const { canaries, lastHeardAt } = this.#options.remembered;
    return new KnownObjects(
      canaries.filter(c => namespace === null || c.namespace === namespace),
      lastHeardAt,
    );
  }

  #listener(feed: Feed): ReflectorListener {
    const { logger, cluster, observe, now } = this.#options;
    return {
      onObject: (object, missed) => this.#onObject(feed, object, missed),
      onDeleted: async known => {
        const told = this.#router.forget(feed.kind, known, now());
        for (const { observation, ...rollout } of told) {
          await observe(rollout, observation);
        }
      },
      onHeard: date => this.#tracker.heard(feed.name, date),
      onFailed: error => {
        this.#tracker.failed(feed.name, error);
        logger.warn(`${cluster.name}, ${feed.name}: ${error.message}`);
      },
      onUnreadable: reason =>
        logger.warn(`${cluster.name}, ${feed.name}: dropped, ${reason}`),
    };
  }

  async #onObject(
    feed: Feed,
    object: unknown,
    missed: { from: number; to: number } | null,
  ): Promise<void> {
    const { observe, logger, cluster, now } = this.#options;
    const { placed, unreadable } = this.#router.route(feed.kind, object, now());
    if (unreadable) {
      logger.warn(`${cluster.name}, ${feed.name}: dropped, ${unreadable}`);
    }
    for (const { observation, ...rollout } of placed) {
      if (missed && observation.kind === 'canary') {
        await observe(rollout, this.#gap(missed));
      }
      await observe(rollout, observation);
    }
  }

  #gap(missed: { from: number; to: number }): Observation {
    const { remembered, now } = this.#options;
    const reason =
      missed.from === remembered.lastHeardAt
        ? 'backend-stopped'
        : 'watch-interrupted';
    return { kind: 'gap', at: now(), ...missed, reason };
  }

  /** Says whether the cluster is an imitation. Not worth an error when it fails. */
  async #readVersion(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const version = await readGitVersion(this.#options.transport, signal);
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

const versionSchema = z.object({ gitVersion: z.string() });

async function readGitVersion(
  transport: Transport,
  signal: AbortSignal,
): Promise<string | null> {
  try {
    const response = await transport.get('/version', { signal });
    const body = await response.body.toArray();
    return versionSchema.parse(JSON.parse(Buffer.concat(body).toString()))
      .gitVersion;
  } catch (error) {
    if (error instanceof KubernetesError || error instanceof Error) return null;
    throw error;
  }
}
