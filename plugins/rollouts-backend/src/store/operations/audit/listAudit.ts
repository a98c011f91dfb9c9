import { InputError } from '@backstage/errors';
import type { AuditRow } from '@rollouts/backstage-plugin-rollouts-common';
import type { Knex } from 'knex';
import type { AuditQuery } from '../../AuditStore';
import { selectAudit } from './select';
import type { AuditTableRow } from './tables';

export async function listAudit(
  knex: Knex,
  query: AuditQuery,
  page: { cursor?: string; limit: number },
): Promise<{ items: AuditRow[]; nextCursor: string | null }> {
  const builder = selectAudit(knex, query);
  if (page.cursor !== undefined) builder.where('seq', '<', seqOf(page.cursor));
  const rows: AuditTableRow[] = await builder
    .orderBy('seq', 'desc')
    .limit(page.limit + 1);
  const items = rows.slice(0, page.limit).map(toAuditRow);
  const last = items.at(-1);
  return {
    items,
    nextCursor: last && rows.length > page.limit ? String(last.seq) : null,
  };
}

export async function walkAudit(
  knex: Knex,
  query: AuditQuery,
  page: { after: number; limit: number },
): Promise<AuditRow[]> {
  const rows: AuditTableRow[] = await selectAudit(knex, query)
    .where('seq', '>', page.after)
    .orderBy('seq')
    .limit(page.limit);
  return rows.map(toAuditRow);
}

function toAuditRow(row: AuditTableRow): AuditRow {
  return { ...JSON.parse(row.row_json), prev: row.prev_hash, hash: row.hash };
}

/** A list that is walked by number needs no more than that number. */
function seqOf(cursor: string): number {
  if (/^[1-9][0-9]{0,14}$/.test(cursor)) return Number(cursor);
  throw new InputError(
    'cursor: not a cursor of this list; start again without one',
  );
}
