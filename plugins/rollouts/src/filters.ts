import { ANNOTATION_CANARY } from '@rollouts/backstage-plugin-rollouts-common';

const annotations = [
  ANNOTATION_CANARY,
  'backstage.io/kubernetes-id',
  'backstage.io/kubernetes-label-selector',
];

const annotated = annotations.map(name => ({
  [`metadata.annotations.${name}`]: { $exists: true },
}));

/**
 * Where the card shows: components that say that they run in Kubernetes.
 */
export const cardFilter = {
  $all: [{ kind: 'component' }, { $any: annotated }],
};

/**
 * Where the tab shows: the same, and every component of a type that usually runs. A rollout may be
 * connected by the Canary alone, and a component that is not connected yet must be able to learn
 * how: so the tab is left out only where nothing can be rolled out.
 */
export const tabFilter = {
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
