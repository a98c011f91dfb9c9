import type { Knex } from 'knex';
import type { LeaseRow } from '../../tables';
import { databaseTime } from './databaseTime';

/** A lease that ran out but that nobody took is still the same lease: its epoch did not change. */
export async function renewLease(
  knex: Knex,
  lease: Pick<LeaseRow, 'cluster' | 'holder' | 'epoch'>,
  ttlMs: number,
): Promise<boolean> {
  const renewed = await knex('leases')
    .where(lease)
    .update({ expires_at: databaseTime(knex, ttlMs) });
  return renewed === 1;
}
