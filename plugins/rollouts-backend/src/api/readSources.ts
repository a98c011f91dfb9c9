import type { Source } from '@rollouts/backstage-plugin-rollouts-common';
import { unlessOrphaned } from '../domain/orphaned';
import type { Store } from '../store/Store';
import type { ReadAccess } from './createReadAccess';

/** What is known of a cluster, and when that was written, in our clock; 0: never. */
export interface ReadSource {
  source: Source;
  savedAt: number;
}

/** Reads how fresh what we know of the configured clusters is. */
export type ReadSources = (
  access: ReadAccess,
  now: number,
) => Promise<ReadSource[]>;

/**
 * Whoever may read any rollout is told name and state of every cluster: an empty page must say
 * that a cluster is down. Errors, feeds and Flagger, which may name internal addresses, are only for those
 * who may read a rollout of that cluster.
 */
export function createReadSources(options: {
  store: Pick<Store, 'listSources' | 'countRollouts'>;
  clusters: string[];
}): ReadSources {
  const { store, clusters } = options;
  return async (access, now) => {
    if (access.extent === 'none') return [];
    const saved = new Map(
      (await store.listSources()).map(row => [row.source.name, row]),
    );
    return Promise.all(
      clusters.map(async cluster => {
        const row = saved.get(cluster);
        const source = row ? unlessOrphaned(row, now) : neverRead(cluster);
        const { criteria } = access;
        const isVisible =
          criteria === undefined ||
          (await store.countRollouts({ cluster, criteria })) > 0;
        return {
          source: isVisible ? source : withoutDetails(source),
          savedAt: row?.savedAt ?? 0,
        };
      }),
    );
  };
}

function withoutDetails(source: Source): Source {
  return { ...source, lastError: null, feeds: [], flagger: null };
}

function neverRead(name: string): Source {
  return {
    id: `cluster:${name}`,
    kind: 'cluster',
    name,
    clusters: [name],
    state: 'connecting',
    lastSuccessAt: null,
    lastError: null,
    clockSkewMs: null,
    simulated: false,
    flagger: null,
    feeds: [],
  };
}
