import type { Source } from '@rollouts/backstage-plugin-rollouts-common';

/**
 * Until when it is known that what a cluster did not tell did not happen, in the cluster's own time;
 * 0: not known at all.
 */
export function heardUntil(source: Source | undefined): number {
  if (!source) return 0;
  // Without events a Flagger that only speaks seems silent.
  const silent = source.feeds.filter(
    ({ name, state }) => /^events\b/.test(name) && state !== 'live',
  );
  const heard = Math.min(
    source.lastSuccessAt ?? 0,
    ...silent.map(({ lastSuccessAt }) => lastSuccessAt ?? 0),
  );
  return heard === 0 ? 0 : heard + (source.clockSkewMs ?? 0);
}
