import type { Knex } from 'knex';
import type { RolloutMapping } from '../../RolloutStore';
import type { EntityRow, RolloutRow } from '../../tables';

/** Writes nothing when it is so already. */
export async function setMapping(
  knex: Knex,
  id: string,
  { mappings, confirmedOwnerRef }: RolloutMapping,
): Promise<boolean> {
  const changed = {
    mappings_json: JSON.stringify(mappings),
    confirmed_owner_ref: confirmedOwnerRef,
  };
  return knex.transaction(async trx => {
    const row = await trx<RolloutRow>('rollouts').where({ id }).first();
    if (
      !row ||
      (row.mappings_json === changed.mappings_json &&
        row.confirmed_owner_ref === changed.confirmed_owner_ref)
    ) {
      return false;
    }
    await trx<RolloutRow>('rollouts').where({ id }).update(changed);
    await trx<EntityRow>('rollout_entities').where({ rollout_id: id }).delete();
    if (mappings.length > 0) {
      await trx<EntityRow>('rollout_entities').insert(
        mappings.map(({ entityRef }) => ({
          rollout_id: id,
          entity_ref: entityRef,
        })),
      );
    }
    return true;
  });
}
