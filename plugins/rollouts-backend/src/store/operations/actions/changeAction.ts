import type { Knex } from 'knex';
import type { ActionRecord } from '../../../domain/actions/record';
import type { ActionRow } from '../../tables';
import { toRow } from './toRow';

/** Somebody else changed it at the same moment: look again. */
export const MOVED = 'moved';

/** What an action was, and what it is now. */
export interface ActionChange {
  before: ActionRecord;
  after: ActionRecord;
}

/** Changes an action as it was read in this transaction; null: `change` had nothing to change. */
export async function changeAction(
  trx: Knex.Transaction,
  before: ActionRecord,
  change: (record: ActionRecord) => ActionRecord | null,
): Promise<ActionChange | null | typeof MOVED> {
  const changed = change(before);
  if (!changed) return null;
  const { id, version } = before;
  const after = { ...changed, version: version + 1 };
  const updated = await trx<ActionRow>('actions')
    .where({ id, version })
    .update(toRow(after));
  return updated === 1 ? { before, after } : MOVED;
}
