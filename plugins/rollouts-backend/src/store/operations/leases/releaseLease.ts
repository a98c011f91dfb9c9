import type { Knex } from 'knex';
import type { LeaseRow } from '../../tables';

/** The row stays: the next holder must get a higher epoch. */
export async function releaseLease(
  knex: Knex,
  lease: Pick<LeaseRow, 'cluster' | 'holder' | 'epoch'>,
): Promise<void> {
  await knex('leases').where(lease).update({ expires_at: 0 });
}
