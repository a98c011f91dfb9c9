import type { Source } from '@rollouts/backstage-plugin-rollouts-common';

/** The reader of a cluster writes every few seconds; a row that old has no writer any more. */
const ORPHANED_AFTER_MS = 60_000;

interface Saved {
  source: Source;
  savedAt: number;
}

/** What was written of a cluster, as far as somebody still writes it. */
export function unlessOrphaned(
  { source, savedAt }: Saved,
  now: number,
): Source {
  return source.state === 'live' && now - savedAt > ORPHANED_AFTER_MS
    ? { ...source, state: 'stale' }
    : source;
}

/** Whether what is known of a cluster is the present. */
export function isHeardFrom(saved: Saved, now: number): boolean {
  return unlessOrphaned(saved, now).state === 'live';
}
