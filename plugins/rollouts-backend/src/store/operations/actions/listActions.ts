import type { Knex } from 'knex';
import type { ActionRecord } from '../../../domain/actions/record';
import type { ActionQuery } from '../../ActionStore';
import type { ActionRow } from '../../tables';
import { toAction } from './toRow';

export async function listActions(
  knex: Knex,
  query: ActionQuery,
): Promise<ActionRecord[]> {
  const rows = await knex<ActionRow>('actions')
    .where({ rollout_id: query.rolloutId })
    .modify(q => {
      if (query.releaseId !== undefined) q.where('release_id', query.releaseId);
      if (query.by !== undefined) q.where('by_ref', query.by);
      if (query.after !== undefined) q.where('requested_at', '>', query.after);
      if (query.denied === true) q.where('state', 'denied');
      if (query.denied === false) q.whereNot('state', 'denied');
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
