import {
  anAction,
  anOffer,
  aRelease,
  aRollout,
  BUILDER_NOW,
} from '@rollouts/backstage-plugin-rollouts-common/testing';
import { single, State } from './state';

const idle = aRollout().with({ release: aRelease() });
const broughtBack = aRollout()
  .inPhase('Progressing')
  .atWeight(10)
  .with({
    release: aRelease({
      closedAt: null,
      outcome: null,
      cause: null,
      begunBy: {
        verb: 'revert',
        by: 'user:default/lena',
        reason: 'Orders fail since this morning',
        at: BUILDER_NOW,
      },
    }),
  });

const tooLate = anOffer('rollback', {
  plan: null,
  refusal: {
    code: 'nothing-runs',
    params: { phase: 'Succeeded' },
    instead: 'revert',
  },
});

/** After success: what can still be done, and what came of it. */
export const revertingStates: Record<string, State> = {
  'actions-idle': {
    ...single('Actions: the way back after success', idle.build()),
    desk: {
      offers: [
        tooLate,
        anOffer('pause'),
        anOffer('revert'),
        anOffer('revert-primary'),
      ],
    },
  },
  'actions-reverted': {
    ...single('Actions: a way back that has begun', broughtBack.build()),
    desk: {
      offers: [anOffer('rollback'), anOffer('pause')],
      actions: [
        anAction({
          verb: 'revert',
          lever: 'target-images',
          receipt: {
            at: BUILDER_NOW,
            phase: 'Progressing',
            weight: 0,
            images: ['example.org/shop/checkout:1.4.2'],
          },
        }),
      ],
    },
  },
};
