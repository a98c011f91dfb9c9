import type { Release } from '@rollouts/backstage-plugin-rollouts-common';
import type { Knex } from 'knex';
import type { Page } from '../../RolloutStore';
import type { ReleaseRow } from '../../tables';
import { decodeCursor, encodeCursor } from './cursor';
import { ActionColumns, actionColumns } from './actionColumns';
import { toRelease } from './toRelease';

type Row = ReleaseRow & ActionColumns & { ref: string };

export async function listReleases(
  knex: Knex,
  rolloutId: string,
  page: { cursor?: string; limit: number },
): Promise<Page<Release>> {
  const query = knex('releases')
    .join('rollouts', 'rollouts.id', 'releases.rollout_id')
    .where('releases.rollout_id', rolloutId)
    .orderBy('releases.number', 'desc')
    .limit(page.limit + 1)
    .select('releases.*', 'rollouts.ref', ...actionColumns(knex));
  if (page.cursor !== undefined) {
    const { before } = decodeCursor(page.cursor, rolloutId);
    query.where('releases.number', '<', before);
  }
  const rows: Row[] = await query;
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(row => toRelease(row, row.ref)),
    nextCursor:
      last && rows.length > page.limit
        ? encodeCursor({ rollout: rolloutId, before: last.number })
        : null,
  };
}
