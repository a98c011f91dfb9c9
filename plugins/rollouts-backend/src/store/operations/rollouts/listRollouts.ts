import type { Knex } from 'knex';
import type { RolloutQuery, StoredRollout } from '../../RolloutStore';
import type { ReleaseRow, RolloutRow } from '../../tables';
import { ActionColumns, actionColumns } from '../releases/actionColumns';
import { toRelease } from '../releases/toRelease';
import { selectRollouts } from './select';

type Row = RolloutRow &
  Pick<ReleaseRow, 'release_json'> &
  ActionColumns & { release_id: string | null };

/** Ordered by ref. */
export async function listRollouts(
  knex: Knex,
  query: RolloutQuery,
): Promise<StoredRollout[]> {
  const builder = selectRollouts(knex, query)
    .leftJoin('releases', join =>
      join
        .on('releases.rollout_id', 'rollouts.id')
        .andOn('releases.number', 'rollouts.release_number'),
    )
    .select(
      'rollouts.*',
      'releases.id as release_id',
      'releases.release_json as release_json',
      ...actionColumns(knex),
    )
    .orderBy('rollouts.ref');
  if (query.limit !== undefined) builder.limit(query.limit);
  const rows = (await builder) as Row[];
  return rows.map(toStoredRollout);
}

function toStoredRollout(row: Row): StoredRollout {
  return {
    id: row.id,
    ref: row.ref,
    cluster: row.cluster,
    namespace: row.namespace,
    name: row.name,
    state: JSON.parse(row.state_json),
    version: row.version,
    mappings: JSON.parse(row.mappings_json),
    confirmedOwnerRef: row.confirmed_owner_ref,
    annotations: JSON.parse(row.annotations_json),
    release:
      row.release_id === null
        ? null
        : toRelease({ ...row, id: row.release_id }, row.ref),
  };
}
