import type {
  Source,
  SourceFeed,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { Recollection } from './Remembered';

interface Named {
  kind: 'prometheus' | 'alertmanager';
  name: string;
  clusters: string[];
}

/** A source as pages show it. One of several peers that answers is enough to be live. */
export function toSource(
  { kind, name, clusters }: Named,
  feeds: Array<{ name: string; known: Recollection<unknown> }>,
): Source {
  const all = feeds.map(({ known }) => known);
  const successes = all.flatMap(known => known.lastSuccessAt ?? []);
  const errors = all
    .filter(({ isFailing }) => isFailing)
    .flatMap(known => known.lastError ?? [])
    .sort((a, b) => b.at - a.at);
  return {
    id: `${kind}:${name}`,
    kind,
    name,
    clusters,
    state: stateOf(all),
    lastSuccessAt: successes.length > 0 ? Math.max(...successes) : null,
    lastError: errors[0] ?? null,
    clockSkewMs: null,
    simulated: false,
    feeds: feeds.map(toFeed),
  };
}

function stateOf(all: Array<Recollection<unknown>>): Source['state'] {
  if (all.some(known => known.lastSuccessAt !== null && !known.isFailing)) {
    return 'live';
  }
  return all.some(({ isFailing }) => isFailing) ? 'down' : 'connecting';
}

function toFeed({
  name,
  known,
}: {
  name: string;
  known: Recollection<unknown>;
}): SourceFeed {
  const { isFailing, lastSuccessAt, lastError } = known;
  const idle = lastSuccessAt === null ? 'connecting' : 'live';
  return {
    name,
    state: isFailing ? 'failing' : idle,
    lastSuccessAt,
    lastError,
  };
}
