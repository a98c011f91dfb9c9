import type { Knex } from 'knex';
import type { RolloutQuery } from '../../RolloutStore';
import type { RolloutRow } from '../../tables';
import { toPredicate } from './criteria';

/** The rows that a query means, before columns, order and limit. */
export function selectRollouts(
  knex: Knex,
  query: RolloutQuery,
): Knex.QueryBuilder<RolloutRow> {
  const builder = knex('rollouts');
  const { entityRef } = query;
  if (entityRef) {
    builder.whereIn(
      'rollouts.id',
      knex('rollout_entities')
        .where({ entity_ref: entityRef })
        .select('rollout_id'),
    );
  }
  if (query.ids) builder.whereIn('rollouts.id', query.ids);
  if (query.refs) builder.whereIn('rollouts.ref', query.refs);
  if (query.afterRef) builder.where('rollouts.ref', '>', query.afterRef);
  if (query.cluster) builder.where('rollouts.cluster', query.cluster);
  if (query.running) {
    builder.whereIn(
      'rollouts.id',
      knex('releases').whereNull('closed_at').select('rollout_id'),
    );
  }
  if (query.unmapped) builder.where('rollouts.mappings_json', '[]');
  if (query.includeGone === false) builder.whereNull('rollouts.gone_at');
  const { named } = query;
  if (named) {
    builder.where(either =>
      either
        .where('rollouts.name', named)
        .orWhere('rollouts.target_name', named)
        .orWhere('rollouts.app_name', named),
    );
  }
  if (query.criteria) {
    const { sql, bindings } = toPredicate(query.criteria);
    builder.whereRaw(`(${sql})`, bindings);
  }
  return builder;
}
