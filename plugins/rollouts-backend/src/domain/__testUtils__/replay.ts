import {
  loadRecording,
  RecordingRecord,
  WatchRecord,
} from '@rollouts/recordings';
import {
  toObservation,
  WatchedKind,
} from '../../collectors/kubernetes/toObservation';
import { isWatch } from '../../__testUtils__/watchRecords';
import { readFlaggerEvent } from '../../webhook/readFlaggerEvent';
import { WorkloadIndex } from '../../collectors/kubernetes/workloadIndex';
import type { TimelineFact, ReleaseFields } from '../fact';
import { compareTimeline } from '../history/entry';
import type { Observation } from '../observation';
import { reduce } from '../reduce';
import type { RolloutState } from '../state';

/** When a recording's clock began: its Canary was seen as soon as it was created. */
function startOf(records: RecordingRecord[]): number {
  const first = records.find(r => r.source === 'canaries');
  if (first?.source !== 'canaries') throw new Error('No Canary recorded');
  const created = Date.parse(String(first.object.metadata.creationTimestamp));
  return created - Math.round(first.t * 1_000);
}

/** The observations that a recording's lines become, in order of arrival. */
export function observationsOf(name: string): Observation[] {
  const index = new WorkloadIndex();
  const waiting: WatchRecord[] = [];
  const records = loadRecording(name);
  const start = startOf(records);
  return records.flatMap(record => {
    const at = start + Math.round(record.t * 1_000);
    if (record.source === 'hook') return webhook(record, at);
    if (!isWatch(record)) return [];
    const found = place(record, at, index);
    if (record.source === 'deployments' && found.length === 0) {
      waiting.push(record);
    }
    if (record.source !== 'canaries') return found;
    const [first] = found;
    if (first?.kind !== 'canary') return found;
    const isNew = index.set(
      record.object.metadata.namespace ?? '',
      record.object.metadata.name,
      first.canary,
    );
    return isNew
      ? [...found, ...waiting.flatMap(w => place(w, at, index))]
      : found;
  });
}

function place(
  record: WatchRecord,
  at: number,
  index: WorkloadIndex,
): Observation[] {
  if (record.type === 'DELETED') {
    return record.source === 'canaries'
      ? [{ kind: 'gone', at, uid: record.object.metadata.uid ?? '' }]
      : [];
  }
  const kind: WatchedKind = record.source;
  const parsed = toObservation(kind, record.object, at, index);
  return parsed.kind === 'placed' ? parsed.placed.map(p => p.observation) : [];
}

function webhook(
  record: Extract<RecordingRecord, { source: 'hook' }>,
  at: number,
): Observation[] {
  if (record.hook !== 'events' && record.hook !== 'event') return [];
  const event = readFlaggerEvent(record.body, at);
  return event ? [event.observation] : [];
}

/** The record as the store would hold it after applying every fact. */
export interface Replayed {
  releases: ReleaseFields[];
  timelines: Map<number, TimelineFact[]>;
  state: RolloutState | null;
  /** Facts in all: a replay that changes nothing adds none. */
  facts: number;
}

export const emptyRecord: Replayed = {
  releases: [],
  timelines: new Map(),
  state: null,
  facts: 0,
};

/** Reduces observations and applies the facts as the store does. */
export function replay(
  observations: Observation[],
  from: Replayed = emptyRecord,
): Replayed {
  const releases = new Map(from.releases.map(r => [r.number, r]));
  const rows = new Map(
    [...from.timelines].map(([number, facts]) => [
      number,
      new Map(facts.map(f => [f.dedupeKey, f])),
    ]),
  );
  let { state, facts } = from;
  for (const observation of observations) {
    const reduction = reduce(state, observation);
    state = reduction.next;
    facts += reduction.facts.length;
    for (const fact of reduction.facts) {
      if (fact.kind === 'release') {
        releases.set(fact.release.number, fact.release);
        continue;
      }
      const timeline = rows.get(fact.number) ?? new Map();
      rows.set(fact.number, timeline);
      if (fact.kind === 'timeline') {
        timeline.set(fact.entry.dedupeKey, fact.entry);
      } else {
        timeline.delete(fact.dedupeKey);
      }
    }
  }
  return {
    releases: [...releases.values()].sort((a, b) => a.number - b.number),
    timelines: new Map(
      [...rows].map(([n, t]) => [n, [...t.values()].sort(compareTimeline)]),
    ),
    state,
    facts,
  };
}
