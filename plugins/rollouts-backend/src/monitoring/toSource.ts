import type {
  Source,
  SourceFeed,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { Recollection } from './Remembered';

/** Whoever does not answer is said to be silent when the last answer is older than this. */
const STALE_MS = 60_000;

interface Named {
  kind: 'prometheus' | 'alertmanager';
  name: string;
  clusters: string[];
}

/** A source as pages show it. One of several peers that answers is enough to be live. */
export function toSource(
  { kind, name, clusters }: Named,
  feeds: Array<{ name: string; known: Recollection<unknown> }>,
  now: number,
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
    state: stateOf(all, now),
    lastSuccessAt: successes.length > 0 ? Math.max(...successes) : null,
    lastError: errors[0] ?? null,
    clockSkewMs: null,
    simulated: false,
    feeds: feeds.map(toFeed),
  };
}

function stateOf(
  all: Array<Recollection<unknown>>,
  now: number,
): Source['state'] {
  const answering = all.filter(
    ({ lastSuccessAt, isFailing }) => lastSuccessAt !== null && !isFailing,
  );
  if (answering.length > 0) {
    const isSilent = ({ isLate, lastSuccessAt }: Recollection<unknown>) =>
      isLate && now - (lastSuccessAt ?? 0) > STALE_MS;
    return answering.every(isSilent) ? 'stale' : 'live';
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
