import type { ActionPlan } from '@rollouts/backstage-plugin-rollouts-common';
import { targetOf } from '../gates/decidedTarget';
import { nextGate } from '../gates/nextGate';
import type { OwnGate } from '../gates/ownGates';
import type { Actionable } from './preconditions';
import { staying } from './staying';
import { ActionView, Planned, refuse } from './types';

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
  const target = targetOf(view.state.target);
  if (isStart && !target) return refuse('target-unknown');
  return closed(view, canary, gate, isStart ? target : null);
}

function closed(
  view: ActionView,
  { spec }: Actionable,
  { kind, hook, checksums }: OwnGate,
  target: ReturnType<typeof targetOf>,
): Planned {
  const warnings: ActionPlan['warnings'] = [
    { code: 'this-version-only', params: {} },
    ...(target ? [] : [{ code: 'keeps-traffic' as const, params: {} }]),
  ];
  return {
    refusal: null,
    write: {
      field: 'gate',
      value: { kind, checksums, ...(target && { target }) },
    },
    plan: {
      lever: 'gate',
      params: { gate: hook },
      ...staying(view),
      commands: [],
      restores: null,
      withinMs: 3 * spec.intervalMs,
      warnings,
    },
  };
}
