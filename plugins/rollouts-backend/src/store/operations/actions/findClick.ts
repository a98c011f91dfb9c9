import type { Knex } from 'knex';
import type { ActionRecord } from '../../../domain/actions/record';
import type { ActionRow } from '../../tables';
import { toAction } from './toRow';

export async function findClick(
  knex: Knex,
  rolloutId: string,
  by: string,
  idempotencyKey: string,
): Promise<ActionRecord | null> {
  const row = await knex<ActionRow>('actions')
    .where({
      rollout_id: rolloutId,
      by_ref: by,
      idempotency_key: idempotencyKey,
    })
    .first('action_json', 'version');
  return row ? toAction(row) : null;
}
