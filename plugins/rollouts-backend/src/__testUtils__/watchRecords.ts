import type { RecordingRecord, WatchRecord } from '@rollouts/recordings';

/** Tells the lines of a recording that a watch of one of these kinds told. */
export function isWatchOf(...sources: Array<WatchRecord['source']>) {
  return (record: RecordingRecord): record is WatchRecord =>
    sources.some(source => source === record.source);
}

/** Tells all lines of a recording that a watch told. */
export const isWatch = isWatchOf(
  'canaries',
  'deployments',
  'events',
  'httproutes',
);

/** The same as if it had happened in another namespace. */
export function movedTo(namespace: string, record: WatchRecord): WatchRecord {
  const object = structuredClone(record.object);
  object.metadata.namespace = namespace;
  return { ...record, object };
}
