import type { ActionPlan } from '@rollouts/backstage-plugin-rollouts-common';
import { weightOf } from '../../../describe/weight';
import { HOLDING_GATE } from '../../../gates/decided/closedBy';
import { planAtGate, planSuspend } from './pausing';
import { isClimbing, isHeld } from './isHeld';
import type { Actionable } from '../../preconditions';
import { ActionView, Planned, refuse } from '../../types';
import { analysedPhases, isPromoting } from '../../whileRunning';

/**
 * The portal's own gate holds the traffic where Flagger asks it, and checks and rollbacks go on. Else
 * the Canary is suspended, and then nothing protects what it serves.
 */
export function planPause(view: ActionView, canary: Actionable): Planned {
  const { spec, status } = canary;
  const { phase } = status;
  if (spec.suspend || isHeld(view, canary)) return refuse('already-paused');
  if (isPromoting(phase)) return refuse('already-promoting', { phase });
  const gate = isClimbing(canary)
    ? view.gates.find(({ kind }) => kind === HOLDING_GATE)
    : undefined;
  return gate && gate.checksums.length > 0
    ? planAtGate(view, canary, gate, [
        { code: 'ends-with-release', params: {} },
      ])
    : planSuspend(view, canary, true, warningsOf(view, canary));
}

function warningsOf(
  { state }: ActionView,
  { spec, status }: Actionable,
): ActionPlan['warnings'] {
  const isRunning = analysedPhases.includes(status.phase);
  // Not known is not none.
  const isServing = weightOf(state).value !== 0;
  return [
    ...(isServing ? [{ code: 'unprotected' as const, params: {} }] : []),
    ...(isRunning ? [{ code: 'one-more-step' as const, params: {} }] : []),
    ...(spec.provider === 'kubernetes'
      ? [{ code: 'fictitious-weight' as const, params: {} }]
      : []),
  ];
}
