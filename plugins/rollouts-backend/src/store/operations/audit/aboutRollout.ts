import type { Mapping } from '@rollouts/backstage-plugin-rollouts-common';
import type { Knex } from 'knex';
import type { AuditDraft } from '../../../domain/audit/draft';
import type { About } from '../../../domain/audit/rowsOfAction';
import type { RolloutRow } from '../../tables';
import type { Ledger } from './withAudit';

/** The component and owner that a rollout has now: rows keep them as they were. */
export async function aboutRollout(
  trx: Knex,
  rolloutId: string,
  { identityOf }: Pick<Ledger, 'identityOf'>,
): Promise<About & Pick<AuditDraft, 'rollout'>> {
  const row = await trx<RolloutRow>('rollouts')
    .where({ id: rolloutId })
    .first(
      'cluster',
      'namespace',
      'name',
      'mappings_json',
      'confirmed_owner_ref',
    );
  const mappings = JSON.parse(row?.mappings_json ?? '[]') as Mapping[];
  return {
    rollout: row
      ? { cluster: row.cluster, namespace: row.namespace, name: row.name }
      : null,
    entity: mappings[0]?.entityRef ?? null,
    owner: row?.confirmed_owner_ref ?? null,
    identity: row ? identityOf(row.cluster) : null,
  };
}
