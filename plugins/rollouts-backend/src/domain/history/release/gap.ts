import type { Observation } from '../../observation';
import type { ReleaseRecord, RolloutState } from '../../state';
import type { TimelineDetails } from '@rollouts/backstage-plugin-rollouts-common';
import { addEntries, entry } from '../entry';
import { openRecord, withRecord } from './records';

type Gap = Extract<Observation, { kind: 'gap' }>;
type GapDetails = Extract<TimelineDetails, { kind: 'gap' }>;

/** A hole in the record: on the running release, else kept for one that may have begun inside it. */
export function recordGap(state: RolloutState, gap: Gap): RolloutState {
  const { from, to, reason } = gap;
  const record = openRecord(state);
  if (!record) return { ...state, idleGap: { from, to, reason } };
  return withRecord(state, withGap(record, { kind: 'gap', from, to, reason }));
}

/** The record with a hole in it, counted once. */
export function withGap(
  record: ReleaseRecord,
  details: GapDetails,
): ReleaseRecord {
  const entries = addEntries(record.entries, [
    entry(details, details.from, 'portal'),
  ]);
  const gaps = entries.filter(e => e.details.kind === 'gap').length;
  return { ...record, entries, release: { ...record.release, gaps } };
}
