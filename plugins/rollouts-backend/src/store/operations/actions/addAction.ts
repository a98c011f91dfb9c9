import type { Knex } from 'knex';
import type { ActionRecord } from '../../../domain/actions/record';
import {
  Asked,
  rowOfRequest,
  rowsOfChange,
} from '../../../domain/audit/rowsOfAction';
import type { AddedAction, Replace } from '../../ActionStore';
import type { ActionRow } from '../../tables';
import { aboutRollout } from '../audit/aboutRollout';
import { Ledger, withAudit } from '../audit/withAudit';
import { changeAction, MOVED } from './changeAction';
import { findClick } from './findClick';
import { findOpenAction } from './findOpenAction';
import { toRow } from './toRow';

/** There is no room for it: what it was to replace goes on as well. */
class NoRoom extends Error {}

/** The two unique indexes decide: one click is one action, and one action at a time. */
export async function addAction(
  knex: Knex,
  action: ActionRecord,
  { asked, replace }: { asked: Asked; replace: Replace },
  ledger: Ledger,
): Promise<AddedAction> {
  for (;;) {
    const added = await addOnce(knex, action, { asked, replace }, ledger);
    if (added) return added;
  }
}

/** Null: what is there changed in the meantime. */
async function addOnce(
  knex: Knex,
  action: ActionRecord,
  { asked, replace }: { asked: Asked; replace: Replace },
  ledger: Ledger,
): Promise<AddedAction | null> {
  try {
    const isAdded = await withAudit(knex, ledger, async (trx, note) => {
      const open = await findOpenAction(trx, action.rolloutId);
      const ended = open && (await changeAction(trx, open, replace));
      if (ended === MOVED) return false;
      const inserted = await trx<ActionRow>('actions')
        .insert(toRow(action))
        .onConflict()
        .ignore()
        .returning('id');
      if (inserted.length === 0) throw new NoRoom();
      const about = await aboutRollout(trx, action.rolloutId, ledger);
      const { by: user, reason } = action;
      const rows = ended ? rowsOfChange(ended.before, ended.after, about) : [];
      note(rows.map(row => ({ ...row, user, reason, from: asked.from })));
      note([rowOfRequest(action, asked, about)]);
      return true;
    });
    return isAdded ? { kind: 'added', action } : null;
  } catch (error) {
    if (!(error instanceof NoRoom)) throw error;
  }
  const { rolloutId, by, idempotencyKey } = action;
  const same = await findClick(knex, rolloutId, by, idempotencyKey);
  if (same) return { kind: 'same', action: same };
  const open = await findOpenAction(knex, rolloutId);
  return open && { kind: 'busy', action: open };
}
