import type {
  Action,
  Refusal,
} from '@rollouts/backstage-plugin-rollouts-common';
import {
  aMissingRight,
  anAction,
  anOffer,
  aRelease,
  BUILDER_NOW,
} from '@rollouts/backstage-plugin-rollouts-common/testing';
import type { DeskOptions } from '../desk';
import { progressing } from './running';
import { single, State } from './state';
import { anError } from './trouble';

const FORBIDDEN =
  'canaries.flagger.app "checkout" is forbidden: User "system:serviceaccount:portal:rollouts" cannot patch resource "canaries/status" in API group "flagger.app" in the namespace "shop"';

const running = progressing.withFailedChecks(2).build();

const withDesk = (title: string, desk: DeskOptions): State => ({
  ...single(title, running),
  desk,
});

const refusedWith = (promote: Refusal, rollback: Refusal = promote) => ({
  offers: [
    anOffer('promote', { plan: null, refusal: promote }),
    anOffer('rollback', { plan: null, refusal: rollback }),
  ],
});

const after = (changes: Partial<Action>): DeskOptions => ({
  ...refusedWith({ code: 'nothing-runs', params: { phase: 'Failed' } }),
  actions: [anAction(changes)],
});

const noReceipt = { receipt: null, steps: anAction().steps.slice(0, 2) };

export const actionStates: Record<string, State> = {
  'actions-offered': withDesk('Actions: offered', {}),
  'actions-not-permitted': withDesk('Actions: not permitted', {
    offers: [
      anOffer('promote', { allowed: false, plan: null }),
      anOffer('rollback', { allowed: false, plan: null }),
    ],
  }),
  'actions-off': withDesk(
    'Actions: switched off',
    refusedWith({ code: 'actions-off', params: {} }),
  ),
  'actions-refused': withDesk(
    'Actions: refused for different reasons',
    refusedWith(
      { code: 'promotion-hook', params: { gate: 'confirm-promotion' } },
      { code: 'source-stale', params: { ageMs: 95_000 } },
    ),
  ),
  'actions-paused': withDesk('Actions: paused', {
    offers: [
      ...refusedWith({ code: 'suspended', params: {}, instead: 'resume' })
        .offers,
      anOffer('pause', {
        plan: null,
        refusal: { code: 'already-paused', params: {}, instead: 'resume' },
      }),
      anOffer('resume'),
    ],
    actions: [
      anAction({
        verb: 'pause',
        lever: 'suspend',
        receipt: {
          at: BUILDER_NOW,
          phase: 'Progressing',
          weight: 30,
          images: ['example.org/shop/checkout:1.4.1'],
        },
      }),
    ],
  }),
  'actions-failed': withDesk('Actions: what failed can be tried again', {
    offers: [
      ...refusedWith({
        code: 'nothing-runs',
        params: { phase: 'Failed' },
        instead: 'retry',
      }).offers,
      anOffer('retry'),
    ],
  }),
  'actions-start': withDesk('Actions: it waits for a yes to begin', {
    offers: [
      anOffer('approve', {
        plan: {
          ...anOffer('approve').plan!,
          warnings: [
            {
              code: 'was-rejected',
              params: { by: 'user:default/ben', reason: 'not before the fair' },
            },
            {
              code: 'not-staged',
              params: {
                rollout: 'staging/shop/checkout',
                images: 'example.org/shop/checkout:1.4.2',
              },
            },
            { code: 'later-not-asked', params: {} },
          ],
        },
      }),
      anOffer('reject'),
      ...refusedWith({
        code: 'not-started',
        params: {},
        instead: 'approve',
      }).offers,
    ],
    gateQuestions: [
      {
        kind: 'confirm-rollout',
        name: 'ask the portal',
        last: { at: BUILDER_NOW - 8_000, answer: 'no', key: 'present' },
        bypassed: false,
        objections: [
          {
            code: 'staging-failed',
            params: {
              rollout: 'staging/shop/checkout',
              images: 'example.org/shop/checkout:1.4.2',
              number: 17,
            },
            until: null,
          },
        ],
      },
    ],
  }),
  'actions-gates': withDesk('Actions: gates of this portal', {
    gateQuestions: [
      {
        kind: 'confirm-promotion',
        name: 'ask the portal',
        last: { at: BUILDER_NOW - 8_000, answer: 'no', key: 'earlier' },
        bypassed: false,
        objections: [
          {
            code: 'frozen',
            params: { window: 'end of the year' },
            until: BUILDER_NOW + 3_600_000,
          },
          {
            code: 'needs-two',
            params: { agreed: 1, needed: 2 },
            until: null,
          },
        ],
      },
      {
        kind: 'rollback',
        name: 'undo',
        last: null,
        bypassed: false,
        objections: [],
      },
    ],
  }),
  'actions-gate-bypassed': withDesk('Actions: somebody answers for a gate', {
    gateQuestions: [
      {
        kind: 'confirm-promotion',
        name: 'ask the portal',
        last: null,
        bypassed: true,
        objections: [],
      },
    ],
  }),
  'actions-gate-setup': withDesk('Actions: hooks that are missing', {
    gateSetup: {
      hooks: (['confirm-promotion', 'confirm-traffic-increase'] as const).map(
        kind => ({
          kind,
          url: `http://shop.checkout:PASSWORD@portal/api/rollouts/gates/production/${kind}`,
          muteAlert: kind === 'confirm-traffic-increase',
        }),
      ),
      command:
        'printf %s shop/checkout | openssl dgst -sha256 -hmac "$ROLLOUTS_GATES_KEY"',
    },
  }),
  'actions-approved': withDesk('Actions: approved, waiting for another', {
    actions: [
      anAction({
        verb: 'promote',
        lever: 'gate',
        state: 'accepted',
        expectedBy: null,
        receipt: null,
        approval: {
          agreed: [{ by: 'user:default/lena', at: BUILDER_NOW - 70_000 }],
          expiresAt: BUILDER_NOW + 86_400_000,
        },
        steps: [
          { at: BUILDER_NOW - 70_000, code: 'stored', text: null },
          { at: BUILDER_NOW - 69_000, code: 'gate-opened', text: null },
        ],
      }),
    ],
  }),
  'actions-denied': withDesk('Actions: the portal says no', {
    refuse: async () => {
      throw await anError(403, 'You may not roll back this rollout');
    },
  }),
  'actions-conflict': {
    title: 'Actions: it changed while one looked',
    reply: async call => {
      const changed = progressing
        .inPhase(call === 0 ? 'Progressing' : 'Promoting')
        .with({
          release: aRelease({
            id: call === 0 ? 'rollout-1.42' : 'rollout-1.43',
            number: call === 0 ? 42 : 43,
            openedAt: BUILDER_NOW - 60_000,
            closedAt: null,
            outcome: null,
            cause: null,
          }),
        });
      return single('', changed.build()).reply(call);
    },
    desk: {
      refuse: async () => {
        throw await anError(409, 'It is release #43 in phase Promoting now');
      },
    },
  },
  'actions-requested': withDesk('Actions: requested', {
    actions: [anAction({ state: 'requested', steps: [], receipt: null })],
  }),
  'actions-accepted': withDesk('Actions: accepted, waiting', {
    actions: [anAction({ state: 'accepted', ...noReceipt })],
  }),
  'actions-effective': withDesk('Actions: effective', after({})),
  'actions-restoring': withDesk(
    'Actions: effective, a change is still to be taken back',
    after({
      verb: 'promote',
      lever: 'max-weight',
      restore: 'pending',
      receipt: {
        at: BUILDER_NOW,
        phase: 'Succeeded',
        weight: 0,
        images: ['example.org/shop/checkout:1.4.2'],
      },
    }),
  ),
  'actions-ineffective': withDesk(
    'Actions: not effective in time',
    after({ state: 'ineffective', ...noReceipt }),
  ),
  'actions-superseded': withDesk(
    'Actions: overtaken by another revision',
    after({ state: 'superseded', ...noReceipt }),
  ),
  'actions-write-refused': withDesk(
    'Actions: refused by the cluster',
    after({
      state: 'refused',
      receipt: null,
      refusal: { code: 'cluster-refused', params: { message: FORBIDDEN } },
      steps: [
        ...anAction().steps.slice(0, 1),
        { at: BUILDER_NOW, code: 'write-refused', text: FORBIDDEN },
      ],
      missingRight: aMissingRight(),
    }),
  ),
};
