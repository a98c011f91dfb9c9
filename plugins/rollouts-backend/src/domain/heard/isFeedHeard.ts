import type { Source } from '@rollouts/backstage-plugin-rollouts-common';

/** What is read of a cluster is written every few seconds; a row that is older may have no writer. */
const WRITTEN_MS = 30_000;
/** Every watch is told something once a minute, and a slow one takes its time. */
const SILENT_MS = 90_000;

/** What was written of a cluster, and when; in our clock. */
export interface Saved {
  source: Pick<Source, 'feeds'>;
  savedAt: number;
}

/**
 * Whether what one watch told of a namespace is the present. Each may be denied, failing or silent on its
 * own while the cluster itself is heard from.
 *
 * @param plural - what is watched, e.g. `deployments`
 */
export function isFeedHeard(
  { source, savedAt }: Saved,
  plural: string,
  namespace: string,
  now: number,
): boolean {
  const feed = source.feeds.find(
    ({ name }) => name === plural || name === `${plural} in ${namespace}`,
  );
  return (
    feed?.state === 'live' &&
    now - savedAt <= WRITTEN_MS &&
    now - (feed.lastSuccessAt ?? 0) <= SILENT_MS
  );
}
