import {
  phases,
  type Verb,
  verbs,
} from '@rollouts/backstage-plugin-rollouts-common';
import { deployed, routed, said } from '../../../__testUtils__/story';
import type { OwnGate } from '../../../gates/hooks/ownGates';
import type {
  CanarySpec,
  Observation,
  WebhookSpec,
} from '../../../observation';
import { reduce } from '../../../reduce';
import type { RolloutState } from '../../../state';
import { planAction } from '../../plan';
import type { ActionView, Planned } from '../../types';
import { hook, running, view } from '../running';
import { allOnCanary, situations, usual } from './situations';

const iterating = { stepWeight: 0, iterations: 3 };

/** What kind of analysis it is. */
export const strategies: Record<string, Partial<CanarySpec>> = {
  weighted: {},
  'A/B': { ...iterating, strategy: 'ab-testing' },
  'blue-green': { ...iterating, strategy: 'blue-green' },
  'provider kubernetes': {
    ...iterating,
    strategy: 'blue-green',
    provider: 'kubernetes',
  },
};

const kinds = [
  'confirm-rollout',
  'confirm-traffic-increase',
  'confirm-promotion',
  'rollback',
] as const;
const asking: WebhookSpec[] = kinds.map(hook);
const gates = (checksums: string[]): OwnGate[] =>
  kinds.map(kind => ({ kind, hook: `their-${kind}`, checksums, last: null }));

/** Who is asked before it goes on. */
export const hooks: Record<
  string,
  { webhooks: WebhookSpec[]; gates: OwnGate[] }
> = {
  'nobody is asked': { webhooks: [], gates: [] },
  'the portal is asked': { webhooks: asking, gates: gates(['abc']) },
  'the portal, not asked yet': { webhooks: asking, gates: gates([]) },
  'another server is asked': { webhooks: asking, gates: [] },
};

/** One answer and what it is the answer to. */
export interface Cell {
  verb: Verb;
  phase: string;
  strategy: string;
  hook: string;
  situation: string;
  planned: Planned;
  view: ActionView;
}

/** The whole product: no combination is left out, also those that no cluster gets into. */
export function allCells(): Cell[] {
  return Object.keys(situations).flatMap(situation =>
    Object.keys(strategies).flatMap(strategy =>
      Object.keys(hooks).flatMap(hookName =>
        phases.flatMap(phase => {
          const seen = viewOf(situation, strategy, hookName, phase);
          return verbs.map(verb => ({
            verb,
            phase,
            strategy,
            hook: hookName,
            situation,
            planned: planAction(verb, seen),
            view: seen,
          }));
        }),
      ),
    ),
  );
}

function viewOf(
  situation: string,
  strategy: string,
  hookName: string,
  phase: string,
): ActionView {
  const {
    spec,
    alsoAsking = [],
    unasked = false,
    status = usual,
    view: changes,
    then = [],
    known = state => state,
  } = situations[situation];
  const { webhooks, gates: own } = hooks[hookName];
  const isOver = ['Initialized', 'Waiting', 'Succeeded', 'Failed'].includes(
    phase,
  );
  const weight = isOver && status === usual ? 0 : status.canaryWeight ?? 0;
  const ran = running(
    {
      ...strategies[strategy],
      ...spec,
      webhooks: [...webhooks, ...alsoAsking],
    },
    phase,
    { ...status, canaryWeight: weight },
  );
  const ended: Observation[] =
    phase === 'Succeeded'
      ? [deployed(31, 'primary', '1.1', { ready: true })]
      : [];
  // What fails with everybody on the canary is its promotion: failed checks send them back.
  const copied =
    phase === 'Failed' && status === allOnCanary
      ? [
          said(
            28,
            'Copying checkout.shop template spec to checkout-primary.shop',
          ),
        ]
      : [];
  const seen = [routed(31, weight), ...ended, ...copied, ...then];
  const state = seen.reduce(
    (before, next) => reduce(before, next).next,
    going(ran, phase),
  );
  return view(known(state), {
    gates: own.map(gate => {
      const isAsked = phase !== 'Progressing' || isAskedOnTheWay(gate, unasked);
      return isAsked ? gate : { ...gate, checksums: [] };
    }),
    ...changes,
  });
}

/** Flagger has these phases for a Canary that somebody deleted. */
function going(state: RolloutState, phase: string): RolloutState {
  const deleting = phase.startsWith('Terminat');
  return { ...state, canary: state.canary && { ...state.canary, deleting } };
}

/** Flagger asks about the promotion when all steps are done, and nobody while pods are not ready. */
function isAskedOnTheWay({ kind }: OwnGate, unasked: boolean): boolean {
  return !unasked && kind !== 'confirm-promotion';
}
