import type {
  Action,
  ActionOffer,
  GateQuestion,
  GateSetup,
  Refusal,
  RefusalCode,
  RouteInput,
  RouteOutput,
} from '@rollouts/backstage-plugin-rollouts-common';
import {
  anAction,
  anOffer,
  BUILDER_NOW,
} from '@rollouts/backstage-plugin-rollouts-common/testing';

/** Where actions are offered, taken and followed. */
export interface Desk {
  offers(): Promise<RouteOutput<'actionOffers'>>;
  act(input: RouteInput<'act'>): Promise<RouteOutput<'act'>>;
}

export interface DeskOptions {
  offers?: ActionOffer[];
  actions?: Action[];
  gateQuestions?: GateQuestion[];
  gateSetup?: GateSetup;
  /** What becomes of a request, one step for each time that somebody looks. */
  course?: Array<Partial<Action>>;
  /** Answers a request instead. */
  refuse?: () => Promise<never>;
}

const notNow = (
  verb: ActionOffer['verb'],
  code: RefusalCode,
  params: Refusal['params'] = {},
) => anOffer(verb, { plan: null, refusal: { code, params } });

/** What can be done about a release that runs. */
const offersWhileRunning = [
  anOffer('promote'),
  anOffer('rollback'),
  anOffer('pause'),
  notNow('resume', 'not-paused'),
  anOffer('promote-unchecked'),
  notNow('revert', 'not-succeeded', { phase: 'Progressing' }),
  notNow('revert-primary', 'not-succeeded', { phase: 'Progressing' }),
  notNow('retry', 'not-failed', { phase: 'Progressing' }),
];

const toEffect: Array<Partial<Action>> = [
  { state: 'requested', steps: [], receipt: null },
  {
    state: 'accepted',
    receipt: null,
    steps: anAction().steps.slice(0, 2),
  },
  {},
];

/** A desk that does what is asked for, once for each key. */
export function aDesk(options: DeskOptions = {}): Desk {
  const course = options.course ?? toEffect;
  let asked: RouteInput<'act'> | null = null;
  let looks = 0;
  const current = (): Action[] => {
    if (!asked) return options.actions ?? [];
    const { verb, reason } = asked;
    const step = course[Math.min(looks, course.length - 1)];
    return [
      anAction({ id: 'asked', verb, reason, ...step }),
      ...(options.actions ?? []),
    ];
  };
  return {
    async offers() {
      const actions = current();
      looks += 1;
      return {
        now: BUILDER_NOW,
        offers: options.offers ?? offersWhileRunning,
        actions,
        gateQuestions: options.gateQuestions ?? [],
        gateSetup: options.gateSetup ?? null,
      };
    },
    async act(input) {
      if (options.refuse) return options.refuse();
      if (asked?.idempotencyKey !== input.idempotencyKey) looks = 0;
      asked = input;
      return { now: BUILDER_NOW, action: current()[0] };
    },
  };
}
