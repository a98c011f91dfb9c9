import type { AuditAnchor } from '@rollouts/backstage-plugin-rollouts-common';
import type { Knex } from 'knex';
import type { KeptRow } from '../../AuditStore';
import { AuditHeadRow, AuditTableRow, columnsOf } from './tables';

export async function auditHead(knex: Knex): Promise<AuditAnchor | null> {
  const head = await knex<AuditHeadRow>('audit_head').where({ id: 1 }).first();
  const seq = Number(head?.seq ?? 0);
  return head && seq > 0 ? { seq, hash: head.hash } : null;
}

export async function auditChain(
  knex: Knex,
  page: { after: number; limit: number },
): Promise<KeptRow[]> {
  const rows = await knex<AuditTableRow>('audit')
    .where('seq', '>', page.after)
    .orderBy('seq')
    .limit(page.limit);
  return rows.map(row => ({
    seq: Number(row.seq),
    text: row.row_json,
    prev: row.prev_hash,
    hash: row.hash,
    columnsFit: columnsFit(row),
  }));
}

/** PostgreSQL answers numbers of this size with text. */
function columnsFit(row: AuditTableRow): boolean {
  try {
    const expected = columnsOf(JSON.parse(row.row_json));
    return Object.entries(expected).every(
      ([column, value]) =>
        String(row[column as keyof AuditTableRow]) === String(value),
    );
  } catch {
    return false;
  }
}
