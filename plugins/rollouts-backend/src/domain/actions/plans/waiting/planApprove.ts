import type { ActionPlan } from '@rollouts/backstage-plugin-rollouts-common';
import { START_GATE, targetOf } from '../../../gates/decided/decidedTarget';
import { foreignHooks } from '../../../gates/hooks/foreignHooks';
import { weightOf } from '../../../describe/weight';
import { planByGate } from '../planByGate';
import { Actionable, refuseUnready } from '../../preconditions';
import { ActionView, Planned, refuse } from '../../types';
import { warningOfNo, warningsFrom, warningsOfOthers } from '../../underRules';

/**
 * A release that waits for a yes begins. The yes is to the workload as it is now: while Flagger waits,
 * its own word for the revision is still that of the one before.
 */
export function planApprove(view: ActionView, canary: Actionable): Planned {
  const { spec, status } = canary;
  const { phase } = status;
  if (phase !== 'Waiting') return refuse('not-waiting', { phase });
  if (spec.suspend) return refuse('suspended');
  if (wouldLeaveCanary(view, canary)) {
    return refuseUnready(view.state, 'primary-not-ready');
  }
  const gate = view.gates.find(({ kind }) => kind === START_GATE);
  const foreign = foreignHooks(spec, view.gates, START_GATE);
  if (!gate) {
    return refuse('start-hook', { gate: foreign.all[0]?.name ?? null });
  }
  if (foreign.before && gate.checksums.length === 0) {
    return refuse('start-hook', { gate: foreign.before.name });
  }
  const target = targetOf(view.state.target);
  if (!target) return refuse('target-unknown');
  const others = foreign.all.map(({ name }) => name);
  const warnings = [...warningsOf(view, canary), ...warningsOfOthers(others)];
  return planByGate(view, canary, gate, { target, others, warnings });
}

/** Users are still on the canary of a failed promotion, and the start sends them to a primary that is not known to be ready. */
function wouldLeaveCanary(
  { state }: ActionView,
  { spec }: Actionable,
): boolean {
  const { source, value } = weightOf(state);
  // With A/B testing the canary's rule stands while nobody's request meets it.
  const isOnCanary =
    source === 'route' && spec.strategy !== 'ab-testing' && (value ?? 0) > 0;
  return isOnCanary && !state.primary?.ready;
}

function warningsOf(
  view: ActionView,
  { status }: Actionable,
): ActionPlan['warnings'] {
  const { staged, objections } = view;
  const hasConfigs = Object.keys(status.trackedConfigs).length > 0;
  return [
    ...warningOfNo(view),
    ...(staged && !staged.passed
      ? [{ code: 'not-staged' as const, params: staged.objection.params }]
      : []),
    ...warningsFrom(objections),
    { code: 'later-not-asked', params: {} },
    ...(hasConfigs ? [{ code: 'configs-unseen' as const, params: {} }] : []),
  ];
}
