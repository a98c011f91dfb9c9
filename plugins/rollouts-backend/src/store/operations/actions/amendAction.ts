import type { Knex } from 'knex';
import type { ActionRecord } from '../../../domain/actions/record';
import { Asked, rowsOfChange } from '../../../domain/audit/rowsOfAction';
import type { ActionRow } from '../../tables';
import { aboutRollout } from '../audit/aboutRollout';
import { Ledger, withAudit } from '../audit/withAudit';
import { changeAction, MOVED } from './changeAction';
import { toAction } from './toRow';

/** Whose word changes an action, and where they said it. */
export interface Amending extends Pick<Asked, 'from'> {
  by: string;
  reason: string;
}

/**
 * Changes an action by what a person says, at whatever replica they say it: it needs no lease, and of two
 * that change it at once the later one sees what the earlier one made of it.
 */
export async function amendAction(
  knex: Knex,
  id: string,
  change: (record: ActionRecord) => ActionRecord | null,
  amending: Amending,
  ledger: Ledger,
): Promise<ActionRecord | null> {
  for (;;) {
    const amended = await amendOnce(knex, id, change, amending, ledger);
    if (amended !== MOVED) return amended;
  }
}

async function amendOnce(
  knex: Knex,
  id: string,
  change: (record: ActionRecord) => ActionRecord | null,
  { by, reason, from }: Amending,
  ledger: Ledger,
): Promise<ActionRecord | null | typeof MOVED> {
  return withAudit(knex, ledger, async (trx, note) => {
    const row = await trx<ActionRow>('actions')
      .where({ id })
      .first('action_json', 'version');
    const moved = row && (await changeAction(trx, toAction(row), change));
    if (!moved || moved === MOVED) return moved ?? null;
    const { before, after } = moved;
    const about = await aboutRollout(trx, after.rolloutId, ledger);
    const drafts = rowsOfChange(before, after, about);
    note(drafts.map(draft => ({ ...draft, user: by, reason, from })));
    return after;
  });
}
