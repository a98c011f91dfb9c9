import type { AuditRow } from '@rollouts/backstage-plugin-rollouts-common';
import type { Knex } from 'knex';
import { link } from '../../../domain/audit/chain';
import type { AuditContent, AuditDraft } from '../../../domain/audit/draft';
import { redact } from '../../../redact';
import { sha256 } from './sha256';
import { AuditHeadRow, AuditTableRow, columnsOf } from './tables';

/**
 * Appends one row, as the last thing of a transaction: from here to its end everybody else who
 * appends waits, on all replicas, since the head is locked by its update.
 */
export async function append(
  trx: Knex.Transaction,
  draft: AuditDraft,
  at: number,
): Promise<AuditRow> {
  const [head] = await trx<AuditHeadRow>('audit_head')
    .where({ id: 1 })
    .update({ seq: trx.raw('seq + 1') })
    .returning(['seq', 'hash']);
  const content = withoutSecrets({ ...draft, seq: Number(head.seq), at });
  const { text, prev, hash, seq } = link(content, head.hash, sha256);
  await trx<AuditTableRow>('audit').insert({
    seq,
    row_json: text,
    prev_hash: prev,
    hash,
    ...columnsOf(content),
  });
  await trx<AuditHeadRow>('audit_head').where({ id: 1 }).update({ hash });
  return { ...content, prev, hash };
}

/** People paste into reasons, and API servers quote what they were sent. */
function withoutSecrets(content: AuditContent): AuditContent {
  return JSON.parse(JSON.stringify(content), (_, value) =>
    typeof value === 'string' ? redact(value) : value,
  );
}
