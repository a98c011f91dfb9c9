import { ANNOTATION_CANARY } from '@rollouts/backstage-plugin-rollouts-common';
import { aRollout } from '@rollouts/backstage-plugin-rollouts-common/testing';
import { progressing } from './running';
import { anAnswer, State } from './state';

const candidate = (cluster: string, value: string) => ({
  rolloutRef: `flagger:${cluster}/shop/checkout`,
  cluster,
  namespace: 'shop',
  name: 'checkout',
  reason: 'same-name' as const,
  annotation: { key: ANNOTATION_CANARY, value },
});

export const emptyStates: Record<string, State> = {
  loading: { title: 'Loading', reply: () => new Promise(() => {}) },
  unmapped: {
    title: 'Not connected, two candidates',
    reply: async () =>
      anAnswer([], {
        candidates: [
          candidate('production', 'production:shop/checkout'),
          candidate('staging', 'staging:shop/checkout'),
        ],
      }),
  },
  'unmapped-none': {
    title: 'Not connected, nothing similar',
    reply: async () => anAnswer([]),
  },
  empty: {
    title: 'Connected to a Canary that nobody has',
    annotations: { [ANNOTATION_CANARY]: 'shop/chekout' },
    reply: async () => anAnswer([]),
  },
  hidden: {
    title: 'All hidden from the reader',
    reply: async () => anAnswer([], { hidden: 2 }),
  },
  'partly-hidden': {
    title: 'Some hidden from the reader',
    reply: async () => anAnswer([progressing.build()], { hidden: 1 }),
  },
  missing: {
    title: 'Link to a rollout that is not here',
    query: '?cluster=production&namespace=shop&name=removed',
    reply: async () => anAnswer([progressing.build()]),
  },
  several: {
    title: 'Several rollouts in several clusters',
    reply: async () =>
      anAnswer([
        progressing.build(),
        aRollout().named('checkout-worker').build(),
        aRollout().named('checkout', 'shop', 'staging').build(),
        aRollout()
          .named(
            'checkout',
            'shop',
            'arn:aws:eks:eu-central-1:111122223333:cluster/edge',
          )
          .build(),
      ]),
  },
};
