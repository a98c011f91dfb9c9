import type {
  Source,
  SourceFeed,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { KubernetesError } from './client/KubernetesError';

/** Bookmarks come about every minute, so a live cluster is never silent for longer than this. */
const STALE_AFTER_MS = 90_000;

/** Kubernetes times have whole seconds, and an answer takes its time: less is no skew. */
const NOTABLE_SKEW_MS = 2_000;

const STATES: Partial<Record<KubernetesError['kind'], SourceFeed['state']>> = {
  denied: 'denied',
  absent: 'absent',
};

/** The feed without which nothing is known about any rollout. */
const ESSENTIAL = 'canaries';

/** How fresh one cluster is, feed by feed. */
export class SourceTracker {
  readonly #name: string;
  readonly #now: () => number;
  readonly #feeds = new Map<string, SourceFeed>();
  #clockSkewMs: number | null = null;
  #simulated = false;

  constructor(name: string, feeds: string[], now: () => number) {
    this.#name = name;
    this.#now = now;
    for (const feed of feeds) {
      this.#feeds.set(feed, {
        name: feed,
        state: 'connecting',
        lastSuccessAt: null,
        lastError: null,
      });
    }
  }

  heard(feed: string, serverDate: number | null): void {
    const now = this.#now();
    this.#update(feed, { state: 'live', lastSuccessAt: now });
    if (serverDate !== null) {
      const skew = serverDate - now;
      this.#clockSkewMs = Math.abs(skew) < NOTABLE_SKEW_MS ? 0 : skew;
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
  snapshot(): Source {
    const feeds = [...this.#feeds.values()];
    const essential = feeds.filter(feed => feed.name.startsWith(ESSENTIAL));
    const lastSuccessAt = latest(essential.map(feed => feed.lastSuccessAt));
    const failing = essential.filter(feed => isTrouble(feed.state));
    return {
      id: `cluster:${this.#name}`,
      kind: 'cluster',
      name: this.#name,
      state: this.#stateOf(essential, lastSuccessAt),
      lastSuccessAt,
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

  #stateOf(
    essential: SourceFeed[],
    lastSuccessAt: number | null,
  ): Source['state'] {
    if (essential.some(feed => isTrouble(feed.state))) return 'down';
    if (lastSuccessAt === null) return 'connecting';
    return this.#now() - lastSuccessAt > STALE_AFTER_MS ? 'stale' : 'live';
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
