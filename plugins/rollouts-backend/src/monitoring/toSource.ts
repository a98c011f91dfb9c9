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
    flagger: null,
    feeds: feeds.map(toFeed),
  };
}

/** Whether what was said last is not the present any more: who said it fails, or lets wait. */
export function isOld(
  { isFailing, isLate, lastSuccessAt }: Recollection<unknown>,
  now: number,
): boolean {
  return isFailing || (isLate && now - (lastSuccessAt ?? 0) > STALE_MS);
}

function stateOf(
  all: Array<Recollection<unknown>>,
  now: number,
): Source['state'] {
  const answering = all.filter(
    ({ lastSuccessAt, isFailing }) => lastSuccessAt !== null && !isFailing,
  );
  if (answering.length > 0) {
    return answering.every(known => isOld(known, now)) ? 'stale' : 'live';
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
