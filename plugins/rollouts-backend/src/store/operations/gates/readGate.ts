import type { Knex } from 'knex';
import { openStates } from '../../../domain/actions/record';
import type { KnownGate } from '../../Store';
import type { ActionRow, BigintColumn, RolloutRow } from '../../tables';
import { toAction } from '../actions/toRow';
import { toSource } from '../sources/listSources';

type Row = Pick<
  RolloutRow,
  'id' | 'cluster' | 'namespace' | 'name' | 'state_json' | 'annotations_json'
> & {
  release_id: string | null;
  action_json: string | null;
  action_version: number | null;
  was_decided: boolean | 0 | 1;
  source_json: string | null;
  saved_at: BigintColumn | null;
};

/** One question to the database, since a gate is asked more often than anything else. */
export async function readGate(
  knex: Knex,
  ref: string,
): Promise<KnownGate | null> {
  const row: Row | undefined = await knex('rollouts')
    .where('rollouts.ref', ref)
    .whereNull('rollouts.gone_at')
    .leftJoin('releases', join =>
      join
        .on('releases.rollout_id', 'rollouts.id')
        .andOn('releases.number', 'rollouts.release_number')
        .andOnNull('releases.closed_at'),
    )
    // An index holds that there is one at most.
    .leftJoin('actions', join =>
      join
        .on('actions.rollout_id', 'rollouts.id')
        .andOnIn('actions.state', [...openStates]),
    )
    .leftJoin('sources', 'sources.cluster', 'rollouts.cluster')
    .first(
      'rollouts.id',
      'rollouts.cluster',
      'rollouts.namespace',
      'rollouts.name',
      'rollouts.state_json',
      'rollouts.annotations_json',
      'releases.id as release_id',
      'actions.action_json',
      'actions.version as action_version',
      'sources.source_json',
      'sources.saved_at',
      decidedColumn(knex),
    );
  return row ? toGate(row) : null;
}

/** Whether anything that was decided about the release still counts. */
function decidedColumn(knex: Knex): Knex.QueryBuilder {
  return knex<ActionRow>('actions as decided')
    .whereRaw('decided.release_id = releases.id')
    .whereIn('decided.state', ['accepted', 'effective'])
    .select(knex.raw('count(*) > 0'))
    .as('was_decided');
}

function toGate(row: Row): KnownGate {
  return {
    id: row.id,
    cluster: row.cluster,
    namespace: row.namespace,
    name: row.name,
    state: JSON.parse(row.state_json),
    annotations: JSON.parse(row.annotations_json),
    openReleaseId: row.release_id,
    action:
      row.action_json === null || row.action_version === null
        ? null
        : toAction({
            action_json: row.action_json,
            version: row.action_version,
          }),
    wasDecided: Boolean(row.was_decided),
    source:
      row.source_json === null
        ? null
        : {
            source: toSource(row.source_json),
            savedAt: Number(row.saved_at),
          },
  };
}
