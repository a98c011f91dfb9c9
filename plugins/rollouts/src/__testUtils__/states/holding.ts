import type {
  ActionPlan,
  GateQuestion,
  Verb,
} from '@rollouts/backstage-plugin-rollouts-common';
import {
  anAction,
  anOffer,
  BUILDER_NOW,
} from '@rollouts/backstage-plugin-rollouts-common/testing';
import type { DeskOptions } from '../desk';
import { progressing } from './running';
import { single, State } from './state';
import { anError } from './trouble';

const withDesk = (title: string, desk: DeskOptions): State => ({
  ...single(title, progressing.build()),
  desk,
});

const until = BUILDER_NOW + 3 * 86_400_000;
const window = 'holidays';

const traffic: GateQuestion = {
  kind: 'confirm-traffic-increase',
  name: 'ask before more traffic',
  last: { at: BUILDER_NOW - 4_000, answer: 'no', key: 'present' },
  bypassed: false,
  objections: [{ code: 'frozen', params: { window }, until }],
};

/** Offered through a gate, with what to mind. */
const atGate = (verb: Verb, ...warnings: ActionPlan['warnings']) =>
  anOffer(verb, {
    plan: {
      ...anOffer(verb).plan!,
      lever: 'gate',
      params: { gate: traffic.name },
      restores: null,
      commands: [],
      warnings,
    },
  });

const step = (
  seconds: number,
  code: ReturnType<typeof anAction>['steps'][number]['code'],
) => ({ at: BUILDER_NOW - seconds * 1_000, code, text: null });

/** What goes on to hold a release beside what a person decided. */
export const holdingStates: Record<string, State> = {
  'holding-paused-in-freeze': withDesk('Holding: paused while a freeze holds', {
    offers: [
      atGate('resume', { code: 'freeze-goes-on', params: { window, until } }),
    ],
    gateQuestions: [traffic],
  }),
  'holding-resumed-in-freeze': withDesk('Holding: resumed, a freeze holds', {
    offers: [atGate('pause')],
    gateQuestions: [traffic],
    actions: [
      anAction({
        verb: 'resume',
        lever: 'gate',
        steps: [
          step(40, 'stored'),
          step(39, 'gate-opened'),
          step(31, 'gate-released'),
          step(30, 'effective'),
        ],
        receipt: {
          at: BUILDER_NOW - 30_000,
          phase: 'Progressing',
          weight: 30,
          images: ['example.org/shop/checkout:1.4.1'],
        },
      }),
    ],
  }),
  'holding-beside-another': withDesk('Holding: another server must agree too', {
    offers: [
      atGate('promote', {
        code: 'waits-for-hook',
        params: { gate: 'change board' },
      }),
    ],
  }),
  'holding-approved-beside-another': withDesk(
    'Holding: approved, another server must agree too',
    {
      actions: [
        anAction({
          verb: 'promote',
          lever: 'gate',
          state: 'accepted',
          receipt: null,
          expectedBy: until,
          approval: {
            agreed: [{ by: 'user:default/lena', at: BUILDER_NOW - 70_000 }],
            expiresAt: until,
            others: ['change board'],
          },
          steps: [
            step(70, 'stored'),
            step(69, 'gate-opened'),
            step(60, 'gate-answered'),
          ],
        }),
      ],
    },
  ),
  'holding-primary-unready': withDesk('Holding: the primary is not ready', {
    offers: (['rollback', 'promote'] as const).map(verb => {
      const { plan } = anOffer(verb);
      const params = { primary: 'checkout-primary' };
      const warnings = [{ code: 'primary-not-ready-yet' as const, params }];
      return anOffer(verb, { plan: plan && { ...plan, warnings } });
    }),
  }),
  'holding-ends-action': withDesk(
    'Holding: a rollback ends what is asked for',
    {
      offers: (['rollback'] as const).map(verb => {
        const { plan } = anOffer(verb);
        const params = { verb: 'promote', by: 'user:default/lena' };
        const warnings = [
          { code: 'flagger-unseen' as const, params: {} },
          { code: 'ends-action' as const, params },
        ];
        return anOffer(verb, { plan: plan && { ...plan, warnings } });
      }),
    },
  ),
  'holding-primary-unheard': withDesk(
    'Holding: nothing is heard of a primary',
    {
      offers: [
        anOffer('retry', {
          plan: null,
          refusal: {
            code: 'primary-unheard',
            params: { primary: 'checkout-primary' },
            instead: 'pause',
          },
        }),
        anOffer('pause'),
      ],
    },
  ),
  'holding-key-reused': withDesk('Holding: the key was used before', {
    refuse: async () => {
      const params = { verb: 'promote' };
      throw await anError(409, 'in English', { code: 'key-reused', params });
    },
  }),
};
