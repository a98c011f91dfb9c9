import type { Knex } from 'knex';
import type { ActionRecord } from '../../../domain/actions/record';
import { Asked, rowOfRequest } from '../../../domain/audit/rowsOfAction';
import type { AddedAction } from '../../ActionStore';
import type { ActionRow } from '../../tables';
import { aboutRollout } from '../audit/aboutRollout';
import { Ledger, withAudit } from '../audit/withAudit';
import { findClick } from './findClick';
import { findOpenAction } from './findOpenAction';
import { toRow } from './toRow';

/** The two unique indexes decide: one click is one action, and one action at a time. */
export async function addAction(
  knex: Knex,
  action: ActionRecord,
  asked: Asked,
  ledger: Ledger,
): Promise<AddedAction> {
  const isAdded = await withAudit(knex, ledger, async (trx, note) => {
    const inserted = await trx<ActionRow>('actions')
      .insert(toRow(action))
      .onConflict()
      .ignore()
      .returning('id');
    if (inserted.length === 0) return false;
    const about = await aboutRollout(trx, action.rolloutId, ledger);
    note([rowOfRequest(action, asked, about)]);
    return true;
  });
  if (isAdded) return { kind: 'added', action };
  const same = await findClick(
    knex,
    action.rolloutId,
    action.by,
    action.idempotencyKey,
  );
  if (same) return { kind: 'same', action: same };
  const open = await findOpenAction(knex, action.rolloutId);
  // Null: the other one ended in the meantime.
  return open
    ? { kind: 'busy', action: open }
    : addAction(knex, action, asked, ledger);
}
