import { targetOf } from '../../../gates/decided/decidedTarget';
import { nextGate } from '../../../gates/nextGate';
import { planByGate } from '../planByGate';
import type { Actionable } from '../../preconditions';
import { ActionView, Planned, refuse } from '../../types';

/**
 * What waits to begin, or to be promoted, is told no until somebody says yes to it after all. A no opens
 * nothing, so Flagger need not have asked before.
 */
export function planReject(view: ActionView, canary: Actionable): Planned {
  const { spec, status } = canary;
  const { phase } = status;
  const isStart = phase === 'Waiting';
  if (!isStart && phase !== 'WaitingPromotion') {
    return refuse('not-waiting', { phase });
  }
  if (spec.suspend) return refuse('suspended');
  // Of all gates only that of the start is asked then.
  if (!isStart && spec.skipAnalysis) return refuse('analysis-skipped');
  const kind = nextGate(view.state);
  const gate = view.gates.find(own => own.kind === kind);
  if (!gate) {
    const theirs = spec.webhooks.find(({ type }) => type === kind);
    return refuse(isStart ? 'start-hook' : 'promotion-hook', {
      gate: theirs?.name ?? null,
    });
  }
  if (view.rejected) {
    return refuse('already-rejected', { by: view.rejected.by });
  }
  if (!isStart) {
    const warnings = [
      { code: 'this-version-only' as const, params: {} },
      { code: 'keeps-traffic' as const, params: {} },
    ];
    const about = { target: null, others: [], warnings };
    return planByGate(view, canary, gate, about);
  }
  const target = targetOf(view.state.target);
  if (!target) return refuse('target-unknown');
  const warnings = [{ code: 'this-version-only' as const, params: {} }];
  return planByGate(view, canary, gate, { target, others: [], warnings });
}
