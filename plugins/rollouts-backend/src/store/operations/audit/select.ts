import type { Knex } from 'knex';
import type { AuditQuery } from '../../AuditStore';
import { toPredicate } from '../rollouts/criteria';
import type { AuditTableRow } from './tables';

/** The rows that a query means, before order and limit. */
export function selectAudit(
  knex: Knex,
  query: AuditQuery,
): Knex.QueryBuilder<AuditTableRow> {
  const builder = knex('audit');
  const equal = {
    entity_ref: query.entity,
    owner_ref: query.owner,
    user_ref: query.person,
    cluster: query.cluster,
    verb: query.verb,
    kind: query.kind,
    outcome: query.outcome,
  };
  for (const [column, value] of Object.entries(equal)) {
    if (value !== undefined) builder.where(column, value);
  }
  if (query.from !== undefined) builder.where('at', '>=', query.from);
  if (query.to !== undefined) builder.where('at', '<', query.to);
  if (query.criteria) {
    const { sql, bindings } = toPredicate(query.criteria);
    builder.where(visible =>
      visible
        .whereNull('rollout_ref')
        .orWhereIn(
          'rollout_ref',
          knex('rollouts').whereRaw(`(${sql})`, bindings).select('ref'),
        ),
    );
  }
  return builder;
}
