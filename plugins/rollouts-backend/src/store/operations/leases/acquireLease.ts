import type { Knex } from 'knex';
import type { LeaseRow } from '../../tables';
import { databaseTime } from './databaseTime';

/** One statement, so that of two replicas that try at once one gets it. */
export async function acquireLease(
  knex: Knex,
  cluster: string,
  holder: string,
  ttlMs: number,
): Promise<{ epoch: number } | null> {
  const expiresAt = databaseTime(knex, ttlMs);
  const rows = await knex<LeaseRow>('leases')
    .insert({ cluster, holder, epoch: 1, expires_at: expiresAt })
    .onConflict('cluster')
    .merge({
      holder,
      epoch: knex.raw('leases.epoch + 1'),
      expires_at: expiresAt,
    })
    .where('leases.expires_at', '<=', databaseTime(knex))
    .returning('epoch');
  return rows[0] ? { epoch: rows[0].epoch } : null;
}
