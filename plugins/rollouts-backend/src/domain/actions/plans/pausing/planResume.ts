import type { ActionPlan } from '@rollouts/backstage-plugin-rollouts-common';
import { HOLDING_GATE } from '../../../gates/decided/closedBy';
import { isHeld } from './isHeld';
import { planAtGate, planSuspend } from './pausing';
import { Actionable, refuseBroken } from '../../preconditions';
import { ActionView, Planned, refuse } from '../../types';
import { warningsOfFreeze } from '../../underRules';
import { analysedPhases } from '../../whileRunning';

/** Whoever paused it: a suspended Canary goes on, and the portal's own gate lets traffic pass again. */
export function planResume(view: ActionView, canary: Actionable): Planned {
  if (canary.spec.suspend) {
    return (
      refuseBroken(view) ?? planSuspend(view, canary, false, deadline(canary))
    );
  }
  if (!isHeld(view, canary)) return refuse('not-paused');
  const gate = view.gates.find(({ kind }) => kind === HOLDING_GATE);
  return planAtGate(view, canary, gate, warningsOfFreeze(view));
}

/** Flagger counts a DaemonSet's deadline from its own last write, also while it was paused. */
function deadline({ spec, status }: Actionable): ActionPlan['warnings'] {
  return spec.target?.kind === 'DaemonSet' &&
    analysedPhases.includes(status.phase)
    ? [{ code: 'deadline-went-on', params: {} }]
    : [];
}
