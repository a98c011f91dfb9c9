import type {
  Source,
  SourceFeed,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { KubernetesError } from './client/KubernetesError';

/**
 * An API server sends a bookmark to every watch once a minute, changes or not, so a connection that
 * works is never silent for longer than that and what a slow one takes.
 */
const STALE_AFTER_MS = 75_000;

/** Kubernetes times have whole seconds, and an answer takes its time: less is no skew. */
const NOTABLE_SKEW_MS = 2_000;

const STATES: Partial<Record<KubernetesError['kind'], SourceFeed['state']>> = {
  denied: 'denied',
  absent: 'absent',
};

/** How well a cluster is heard; what is known of its Flagger is told by others. */
export type Heard = Omit<Source, 'flagger'>;

interface TrackerOptions {
  name: string;
  /** Essential: without it nothing is known about any rollout. */
  feeds: Array<{ name: string; isEssential: boolean }>;
  /** What was last known of the cluster, before this process read it. */
  previous: Heard | null;
  now: () => number;
}

/** How fresh one cluster is, feed by feed. */
export class SourceTracker {
  readonly #name: string;
  readonly #now: () => number;
  readonly #previous: Heard | null;
  readonly #essential: Set<string>;
  readonly #feeds = new Map<string, SourceFeed>();
  #clockSkewMs: number | null;
  #simulated: boolean;

  constructor({ name, feeds, previous, now }: TrackerOptions) {
    this.#name = name;
    this.#now = now;
    this.#previous = previous;
    this.#clockSkewMs = previous?.clockSkewMs ?? null;
    this.#simulated = previous?.simulated ?? false;
    this.#essential = new Set(
      feeds.filter(feed => feed.isEssential).map(feed => feed.name),
    );
    for (const feed of feeds) {
      this.#feeds.set(feed.name, {
        name: feed.name,
        state: 'connecting',
        lastSuccessAt: this.previouslyHeard(feed.name),
        lastError: null,
      });
    }
  }

  /** When a feed was last heard before this process read it; null when never. */
  previouslyHeard(feed: string): number | null {
    const known = this.#previous?.feeds.find(({ name }) => name === feed);
    // A feed that is new, because the namespaces changed, was covered by others before.
    return known ? known.lastSuccessAt : this.#previous?.lastSuccessAt ?? null;
  }

  heard(feed: string, clockSkewMs: number | null): void {
    this.#update(feed, { state: 'live', lastSuccessAt: this.#now() });
    if (clockSkewMs !== null) {
      this.#clockSkewMs =
        Math.abs(clockSkewMs) < NOTABLE_SKEW_MS ? 0 : clockSkewMs;
    }
  }

  failed(feed: string, error: KubernetesError): void {
    this.#update(feed, {
      state: STATES[error.kind] ?? 'failing',
      lastError: { at: this.#now(), message: error.message },
    });
  }

  /** `gitVersion` of GET /version: an imitation says so itself. */
  version(gitVersion: string): void {
    this.#simulated = gitVersion.includes('sandbox');
  }

  /** The source as it is now. */
  snapshot(): Heard {
    const feeds = [...this.#feeds.values()];
    const essential = feeds.filter(feed => this.#essential.has(feed.name));
    const failing = essential.filter(feed => isTrouble(feed.state));
    return {
      id: `cluster:${this.#name}`,
      kind: 'cluster',
      name: this.#name,
      clusters: [this.#name],
      state: this.#stateOf(essential),
      lastSuccessAt: latest(essential.map(feed => feed.lastSuccessAt)),
      lastError:
        failing
          .map(feed => feed.lastError)
          .filter(error => error !== null)
          .sort((a, b) => b.at - a.at)[0] ?? null,
      clockSkewMs: this.#clockSkewMs,
      simulated: this.#simulated,
      feeds,
    };
  }

  /** The worst of the essential feeds: one namespace that is not read is reason enough for a word. */
  #stateOf(essential: SourceFeed[]): Source['state'] {
    if (essential.some(feed => isTrouble(feed.state))) return 'down';
    if (essential.some(feed => feed.state === 'connecting')) {
      return 'connecting';
    }
    const oldest = Math.min(...essential.map(feed => feed.lastSuccessAt ?? 0));
    return this.#now() - oldest > STALE_AFTER_MS ? 'stale' : 'live';
  }

  #update(name: string, changes: Partial<SourceFeed>): void {
    const feed = this.#feeds.get(name);
    if (feed) this.#feeds.set(name, { ...feed, ...changes });
  }
}

function isTrouble(state: SourceFeed['state']): boolean {
  return state === 'failing' || state === 'denied' || state === 'absent';
}

function latest(times: Array<number | null>): number | null {
  const known = times.filter(time => time !== null);
  return known.length ? Math.max(...known) : null;
}
