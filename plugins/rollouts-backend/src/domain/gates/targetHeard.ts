import type { Source } from '@rollouts/backstage-plugin-rollouts-common';

/** What is read of a cluster is written every few seconds; a row that is older may have no writer. */
const WRITTEN_MS = 30_000;
/** Every watch is told something once a minute, and a slow one takes its time. */
const SILENT_MS = 90_000;

const FEEDS: Partial<Record<string, string>> = {
  Deployment: 'deployments',
  DaemonSet: 'daemonsets',
};

interface Saved {
  source: Pick<Source, 'feeds'>;
  savedAt: number;
}

/**
 * Whether what is known of a Canary's target is the present. A yes to the start is bound to the target,
 * which is read by another watch than the Canary: that one may be denied or silent on its own.
 */
export function isTargetHeard(
  { source, savedAt }: Saved,
  { kind, namespace }: { kind: string; namespace: string },
  now: number,
): boolean {
  const plural = FEEDS[kind];
  const feed = source.feeds.find(
    ({ name }) => name === plural || name === `${plural} in ${namespace}`,
  );
  return (
    feed?.state === 'live' &&
    now - savedAt <= WRITTEN_MS &&
    now - (feed.lastSuccessAt ?? 0) <= SILENT_MS
  );
}
