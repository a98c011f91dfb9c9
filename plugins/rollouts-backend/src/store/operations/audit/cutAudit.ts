import type { AuditRow } from '@rollouts/backstage-plugin-rollouts-common';
import type { Knex } from 'knex';
import { aDraft } from '../../../domain/audit/draft';
import { append } from './append';
import type { AuditHeadRow } from './tables';
import type { Ledger } from './withAudit';

/**
 * First the row that signs off, then the removal, in one transaction: without the row the database
 * refuses it.
 */
export async function cutAudit(
  knex: Knex,
  cut: { before: number; by: string; reason: string },
  { now, onAppended }: Ledger,
): Promise<AuditRow | null> {
  const row = await knex.transaction(async trx => {
    // Of two replicas one cuts; the other one then finds nothing left.
    await trx<AuditHeadRow>('audit_head')
      .where({ id: 1 })
      .update({ seq: trx.raw('seq') });
    const removed = await toRemove(trx, cut.before);
    if (!removed) return null;
    const signed = await append(
      trx,
      aDraft({
        kind: 'cut',
        outcome: 'cut',
        event: 'retention',
        user: cut.by,
        reason: cut.reason,
        cut: removed,
      }),
      now(),
    );
    await trx('audit').where('seq', '<=', removed.upTo).delete();
    return signed;
  });
  if (row) onAppended(row);
  return row;
}

/** All rows before the first that is young enough: clocks of replicas may differ a little. */
async function toRemove(
  trx: Knex.Transaction,
  before: number,
): Promise<AuditRow['cut']> {
  const audit = () => trx('audit');
  const first = await audit().orderBy('seq').first('seq');
  const kept = await audit()
    .where('at', '>=', before)
    .min('seq as seq')
    .first();
  const end = await audit().max('seq as seq').first();
  const from = Number(first?.seq ?? 0);
  const upTo = kept?.seq ? Number(kept.seq) - 1 : Number(end?.seq ?? 0);
  const last = await audit().where({ seq: upTo }).first('hash');
  if (!last || from === 0 || upTo < from) return null;
  const [{ count }] = await audit()
    .where('seq', '<=', upTo)
    .count('seq as count');
  return { from, upTo, rows: Number(count), lastHash: last.hash };
}
