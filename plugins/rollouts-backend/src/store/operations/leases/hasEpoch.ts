import type { Knex } from 'knex';
import type { LeaseRow } from '../../tables';

/**
 * Whether the epoch is still the newest one of the cluster. The row is not locked: a takeover right
 * after the check does no harm, because each write names the version of the rollout that it was
 * reduced from, and a lock here could keep the holder from renewing its lease under load.
 */
export async function hasEpoch(
  trx: Knex.Transaction,
  cluster: string,
  epoch: number,
): Promise<boolean> {
  const lease = await trx<LeaseRow>('leases').where({ cluster }).first('epoch');
  return lease?.epoch === epoch;
}
