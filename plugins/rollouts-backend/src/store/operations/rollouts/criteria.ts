import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { RolloutFilter } from '@rollouts/backstage-plugin-rollouts-node';

/** A piece of SQL that is true or false for every row of `rollouts`, never NULL. */
export interface Predicate {
  sql: string;
  bindings: string[];
}

const columns = {
  cluster: 'rollouts.cluster',
  namespace: 'rollouts.namespace',
  confirmedOwner: 'rollouts.confirmed_owner_ref',
} as const;

/** Translates what a caller may see into SQL. */
export function toPredicate(
  criteria: PermissionCriteria<RolloutFilter>,
): Predicate {
  if ('allOf' in criteria) return join(criteria.allOf, ' and ');
  if ('anyOf' in criteria) return join(criteria.anyOf, ' or ');
  if ('not' in criteria) {
    const { sql, bindings } = toPredicate(criteria.not);
    return { sql: `not (${sql})`, bindings };
  }
  return filterPredicate(criteria);
}

function join(
  all: PermissionCriteria<RolloutFilter>[],
  operator: ' and ' | ' or ',
): Predicate {
  const parts = all.map(toPredicate);
  return {
    sql: parts.map(({ sql }) => `(${sql})`).join(operator),
    bindings: parts.flatMap(({ bindings }) => bindings),
  };
}

function filterPredicate(filter: RolloutFilter): Predicate {
  if (filter.field === 'annotation') return annotationPredicate(filter);
  if (filter.values.length === 0) return { sql: '1 = 0', bindings: [] };
  const column = columns[filter.field];
  const marks = filter.values.map(() => '?').join(', ');
  return {
    // Without the first half a row without owner would be NULL here and stay NULL under NOT.
    sql: `${column} is not null and ${column} in (${marks})`,
    bindings: filter.values,
  };
}

function annotationPredicate(
  filter: Extract<RolloutFilter, { field: 'annotation' }>,
): Predicate {
  const value = filter.value === null ? '' : ' and a.value = ?';
  return {
    sql:
      'exists (select 1 from rollout_annotations a ' +
      `where a.rollout_id = rollouts.id and a.key = ?${value})`,
    bindings: filter.value === null ? [filter.key] : [filter.key, filter.value],
  };
}
