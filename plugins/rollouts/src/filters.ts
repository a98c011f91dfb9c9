import type { FilterPredicate } from '@backstage/filter-predicates';

const annotated: FilterPredicate[] = [
  { 'metadata.annotations.flagger.app/canary': { $exists: true } },
  { 'metadata.annotations.backstage.io/kubernetes-id': { $exists: true } },
  {
    'metadata.annotations.backstage.io/kubernetes-label-selector': {
      $exists: true,
    },
  },
];

/**
 * Where the card shows: components that say that they run in Kubernetes.
 */
export const cardFilter: FilterPredicate = {
  $all: [{ kind: 'component' }, { $any: annotated }],
};

/**
 * Where the tab shows: the same, and every component of a type that usually runs. A rollout may be
 * connected by the Canary alone, and a component that is not connected yet must be able to learn
 * how: so the tab is left out only where nothing can be rolled out.
 */
export const tabFilter: FilterPredicate = {
  $all: [
    { kind: 'component' },
    {
      $any: [
        ...annotated,
        { $not: { 'spec.type': { $in: ['library', 'documentation'] } } },
      ],
    },
  ],
};
