import type { TimelineEntry } from '@rollouts/backstage-plugin-rollouts-common';
import type { Knex } from 'knex';
import { compareTimeline, keyOf } from '../../../domain/history/entry';
import type { RolloutStore } from '../../RolloutStore';
import type { ReleaseRow, TimelineRow } from '../../tables';
import { ActionColumns, actionColumns } from './actionColumns';
import { toRelease } from './toRelease';

type Row = ReleaseRow & ActionColumns & { ref: string };

export async function readRelease(
  knex: Knex,
  id: string,
): ReturnType<RolloutStore['readRelease']> {
  const row: Row | undefined = await knex('releases')
    .join('rollouts', 'rollouts.id', 'releases.rollout_id')
    .where('releases.id', id)
    .first('releases.*', 'rollouts.ref', ...actionColumns(knex));
  if (!row) return null;
  const rows = await knex<TimelineRow>('timeline').where({ release_id: id });
  return {
    rolloutId: row.rollout_id,
    release: toRelease(row, row.ref),
    timeline: inOrder(rows.map(toEntry)),
  };
}

function toEntry(row: TimelineRow): TimelineEntry {
  return {
    id: String(row.id),
    at: Number(row.at),
    details: JSON.parse(row.details_json),
    feeds: JSON.parse(row.feeds_json),
  };
}

/** Within one second the domain knows the order, not the database. */
function inOrder(entries: TimelineEntry[]): TimelineEntry[] {
  return entries
    .map(entry => ({ ...entry, dedupeKey: keyOf(entry.details, entry.at) }))
    .sort(compareTimeline)
    .map(({ dedupeKey: _, ...entry }) => entry);
}
