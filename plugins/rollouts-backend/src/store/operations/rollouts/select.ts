import type { Knex } from 'knex';
import type { RolloutQuery } from '../../Store';
import type { RolloutRow } from '../../tables';
import { toPredicate } from './criteria';

/** The rows that a query means, before columns, order and limit. */
export function selectRollouts(
  knex: Knex,
  query: RolloutQuery,
): Knex.QueryBuilder<RolloutRow> {
  const builder = knex('rollouts');
  if (query.entityRef) builder.where('rollouts.entity_ref', query.entityRef);
  if (query.ids) builder.whereIn('rollouts.id', query.ids);
  if (query.refs) builder.whereIn('rollouts.ref', query.refs);
  if (query.cluster) builder.where('rollouts.cluster', query.cluster);
  if (query.unmapped) builder.whereNull('rollouts.entity_ref');
  if (query.includeGone === false) builder.whereNull('rollouts.gone_at');
  const { named } = query;
  if (named) {
    builder.where(either =>
      either
        .where('rollouts.name', named)
        .orWhere('rollouts.target_name', named),
    );
  }
  if (query.criteria) {
    const { sql, bindings } = toPredicate(query.criteria);
    builder.whereRaw(`(${sql})`, bindings);
  }
  return builder;
}
