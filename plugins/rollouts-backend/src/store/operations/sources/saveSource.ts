import type { Source } from '@rollouts/backstage-plugin-rollouts-common';
import type { Knex } from 'knex';
import type { SourceRow } from '../../tables';
import { hasEpoch } from '../leases/hasEpoch';

export async function saveSource(
  knex: Knex,
  source: Source,
  epoch: number,
  savedAt: number,
): Promise<boolean> {
  return knex.transaction(async trx => {
    if (!(await hasEpoch(trx, source.name, epoch))) return false;
    await trx<SourceRow>('sources')
      .insert({
        cluster: source.name,
        source_json: JSON.stringify(source),
        saved_at: savedAt,
      })
      .onConflict('cluster')
      .merge();
    return true;
  });
}
