import type { Knex } from 'knex';
import type { LeaseRow } from '../../tables';

/**
 * Whether the epoch is still the newest one of the cluster. On PostgreSQL the row stays locked
 * until the transaction ends, so that nobody takes the lease over between check and commit; SQLite
 * has one writer at a time anyway.
 */
export async function hasEpoch(
  trx: Knex.Transaction,
  cluster: string,
  epoch: number,
): Promise<boolean> {
  const query = trx<LeaseRow>('leases').where({ cluster }).first('epoch');
  if (trx.client.config.client === 'pg') query.forShare();
  const lease = await query;
  return lease?.epoch === epoch;
}
