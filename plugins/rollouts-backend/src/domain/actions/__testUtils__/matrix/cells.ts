import {
  phases,
  type Verb,
  verbs,
} from '@rollouts/backstage-plugin-rollouts-common';
import { deployed, routed, said } from '../../../__testUtils__/story';
import type { OwnGate } from '../../../gates/ownGates';
import type {
  CanarySpec,
  Observation,
  WebhookSpec,
} from '../../../observation';
import { reduce } from '../../../reduce';
import { planAction } from '../../plan';
import type { ActionView, Planned } from '../../types';
import { hook, running, view } from '../running';

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

interface Situation {
  spec?: Partial<CanarySpec>;
  status?: { canaryWeight?: number; iterations?: number };
  view?: Partial<ActionView>;
  /** What is seen at last. */
  then?: Observation;
}

const usual = { canaryWeight: 25, iterations: 2 };

/** What else is the case. */
export const situations: Record<string, Situation> = {
  'as usual': {},
  suspended: { spec: { suspend: true } },
  'held by the portal’s gate': { view: { held: true } },
  'rejected by a person': {
    view: { rejected: { by: 'user:default/ann', reason: 'because' } },
  },
  'analysis skipped': { spec: { skipAnalysis: true } },
  'all traffic on the canary': { status: { canaryWeight: 100, iterations: 0 } },
  'the same, the primary is ready again': {
    status: { canaryWeight: 100, iterations: 0 },
    then: deployed(32, 'primary', '1.1', { ready: true }),
  },
  'Flagger’s version is known': { view: { flaggerVersion: '1.44.0' } },
  'pods not ready': {
    status: { canaryWeight: 0, iterations: 0 },
    then: said(
      32,
      'canary deployment checkout.shop not ready: waiting for rollout to finish: 0 out of 2 new replicas have been updated',
      'warning',
    ),
  },
  'cluster not heard from': { view: { staleMs: 60_000 } },
  'actions switched off': { view: { actions: false } },
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
  const { spec, status = usual, view: changes, then } = situations[situation];
  const { webhooks, gates: own } = hooks[hookName];
  const isOver = ['Initialized', 'Waiting', 'Succeeded', 'Failed'].includes(
    phase,
  );
  const weight = isOver && status === usual ? 0 : status.canaryWeight ?? 0;
  const ran = running({ ...strategies[strategy], ...spec, webhooks }, phase, {
    ...status,
    canaryWeight: weight,
  });
  const ended: Observation[] =
    phase === 'Succeeded'
      ? [deployed(31, 'primary', '1.1', { ready: true })]
      : [];
  const moved = [routed(31, weight), ...ended].reduce(
    (known, next) => reduce(known, next).next,
    ran,
  );
  const state = then ? reduce(moved, then).next : moved;
  return view(state, { gates: own, ...changes });
}
