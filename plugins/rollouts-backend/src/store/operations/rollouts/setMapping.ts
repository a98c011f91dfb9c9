import type { Knex } from 'knex';
import type { RolloutMapping } from '../../Store';
import type { RolloutRow } from '../../tables';

/** Writes nothing when it is so already. */
export async function setMapping(
  knex: Knex,
  id: string,
  { mapping, confirmedOwnerRef }: RolloutMapping,
): Promise<boolean> {
  const changed = {
    entity_ref: mapping?.entityRef ?? null,
    mapping_json: mapping && JSON.stringify(mapping),
    confirmed_owner_ref: confirmedOwnerRef,
  };
  const row = await knex<RolloutRow>('rollouts').where({ id }).first();
  if (
    !row ||
    (row.entity_ref === changed.entity_ref &&
      row.mapping_json === changed.mapping_json &&
      row.confirmed_owner_ref === changed.confirmed_owner_ref)
  ) {
    return false;
  }
  await knex<RolloutRow>('rollouts').where({ id }).update(changed);
  return true;
}
