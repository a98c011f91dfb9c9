import type { RecordingRecord, WatchRecord } from '@rollouts/recordings';
import {
  Entry,
  eventLine,
  Feed,
  hookLine,
  routeLine,
  statusLine,
  workloadLine,
} from './Journal';

const FEEDS: Record<WatchRecord['source'], [Feed, typeof statusLine]> = {
  canaries: ['status', statusLine],
  httproutes: ['route', routeLine],
  deployments: ['workload', workloadLine],
  events: ['event', eventLine],
};

/** When the Canary was made and when Flagger first looked at it, in seconds of the recording. */
export function beginningOf(records: RecordingRecord[]) {
  const canary = records.find(r => r.source === 'canaries');
  // With skipAnalysis nothing is said before the primary is made.
  const look = records.find(
    r =>
      r.source === 'hook' ||
      (r.source === 'deployments' && r.object.metadata.name !== 'podinfo'),
  );
  if (!canary || !look) throw new Error('The recording has no beginning');
  return { createdAt: canary.t, firstTickAt: look.t };
}

/** A recording in the shape of the sandbox's journal. */
export function recordedEntries(records: RecordingRecord[]): Entry[] {
  const { firstTickAt } = beginningOf(records);
  const atOf = (t: number) => (t - firstTickAt) * 1_000;
  const watched = inOrder(records.filter(isWatched)).map(record => {
    const [feed, lineOf] = FEEDS[record.source];
    return { at: atOf(record.t), feed, line: lineOf(record) };
  });
  const asked = records.flatMap(record =>
    record.source === 'hook'
      ? [
          {
            at: atOf(record.t),
            feed: 'hook' as const,
            line: hookLine({ ...record, ok: record.answer <= 202 }),
          },
        ]
      : [],
  );
  return [...watched, ...asked].sort((a, b) => a.at - b.at);
}

function isWatched(record: RecordingRecord): record is WatchRecord {
  return record.source in FEEDS;
}

/**
 * In the order in which they were stored: four watches deliver at slightly different speeds. Their
 * times follow, so that no entry is older than the one before.
 */
function inOrder(records: WatchRecord[]): WatchRecord[] {
  const versionOf = ({ object }: WatchRecord) =>
    Number(object.metadata.resourceVersion);
  let latest = 0;
  return [...records]
    .sort((a, b) => versionOf(a) - versionOf(b))
    .map(record => {
      latest = Math.max(latest, record.t);
      return { ...record, t: latest };
    });
}
