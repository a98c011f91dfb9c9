import type { Knex } from 'knex';
import type { RolloutQuery } from '../../RolloutStore';
import { selectRollouts } from './select';

export async function countRollouts(
  knex: Knex,
  query: RolloutQuery,
): Promise<number> {
  const rows = await selectRollouts(knex, query).count({ count: '*' });
  return Number(rows[0].count);
}
