import type { Knex } from 'knex';
import { ActionRecord, openStates } from '../../../domain/actions/record';
import type { ActionRow } from '../../tables';
import { toAction } from './toRow';

/** An index holds that there is one at most. */
export async function findOpenAction(
  knex: Knex,
  rolloutId: string,
): Promise<ActionRecord | null> {
  const row = await knex<ActionRow>('actions')
    .where({ rollout_id: rolloutId })
    .whereIn('state', openStates)
    .first('action_json', 'version');
  return row ? toAction(row) : null;
}
