import type { Knex } from 'knex';
import type { ActionRecord } from '../../../domain/actions/record';
import type { ActionRow } from '../../tables';
import { toAction } from './toRow';

export async function listActions(
  knex: Knex,
  query: { rolloutId: string; releaseId?: string; limit: number },
): Promise<ActionRecord[]> {
  const rows = await knex<ActionRow>('actions')
    .where({ rollout_id: query.rolloutId })
    .modify(q => {
      if (query.releaseId !== undefined) q.where('release_id', query.releaseId);
    })
    .orderBy([
      { column: 'requested_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(query.limit)
    .select('action_json', 'version');
  return rows.map(toAction);
}

export async function listDueActions(
  knex: Knex,
  cluster: string,
): Promise<ActionRecord[]> {
  const rows = await knex<ActionRow>('actions')
    .where({ cluster, is_due: true })
    .orderBy('requested_at')
    .select('action_json', 'version');
  return rows.map(toAction);
}
