import type { Knex } from 'knex';
import type { ActionRecord } from '../../../domain/actions/record';
import type { AddedAction } from '../../Store';
import type { ActionRow } from '../../tables';
import { findClick } from './findClick';
import { toAction, toRow } from './toRow';

/** The two unique indexes decide: one click is one action, and one action at a time. */
export async function addAction(
  knex: Knex,
  action: ActionRecord,
): Promise<AddedAction> {
  const inserted = await knex<ActionRow>('actions')
    .insert(toRow(action))
    .onConflict()
    .ignore()
    .returning('id');
  if (inserted.length === 1) return { kind: 'added', action };
  const same = await findClick(
    knex,
    action.rolloutId,
    action.by,
    action.idempotencyKey,
  );
  if (same) return { kind: 'same', action: same };
  const row = await knex<ActionRow>('actions')
    .where({ rollout_id: action.rolloutId })
    .whereIn('state', ['requested', 'accepted'])
    .first('action_json', 'version');
  // The other one ended in the meantime.
  return row
    ? { kind: 'busy', action: toAction(row) }
    : addAction(knex, action);
}
