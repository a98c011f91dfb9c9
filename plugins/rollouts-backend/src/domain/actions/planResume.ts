import type { ActionPlan } from '@rollouts/backstage-plugin-rollouts-common';
import { HOLDING_GATE } from '../gates/heldBy';
import { Actionable, isTrafficOnFailed } from './preconditions';
import { staying } from './staying';
import { ActionView, Planned, refuse, SpecWrite } from './types';
import { warnOfOwner } from './warnOfOwner';
import { analysedPhases } from './whileRunning';
import { kubectl } from './words';

/** Whoever paused it: a suspended Canary goes on, and the portal's own gate lets traffic pass again. */
export function planResume(view: ActionView, canary: Actionable): Planned {
  if (canary.spec.suspend) {
    return isTrafficOnFailed(view.state)
      ? refuse('traffic-on-canary-after-failure')
      : planUnsuspend(view, canary);
  }
  return view.held ? planLetPass(view, canary) : refuse('not-paused');
}

function planUnsuspend(view: ActionView, canary: Actionable): Planned {
  const { spec, managers } = canary;
  const write: SpecWrite = { field: 'spec.suspend', value: false };
  return {
    refusal: null,
    write,
    plan: {
      lever: 'suspend',
      params: {},
      ...staying(view),
      commands: [kubectl(view, write)],
      restores: null,
      withinMs: 3 * spec.intervalMs,
      warnings: [...deadline(canary), ...warnOfOwner(write, managers)],
    },
  };
}

function planLetPass(view: ActionView, { spec }: Actionable): Planned {
  const gate = view.gates.find(({ kind }) => kind === HOLDING_GATE);
  return {
    refusal: null,
    write: {
      field: 'gate',
      value: { kind: HOLDING_GATE, checksums: gate?.checksums ?? [] },
    },
    plan: {
      lever: 'gate',
      params: { gate: gate?.hook ?? HOLDING_GATE },
      ...staying(view),
      commands: [],
      restores: null,
      withinMs: 3 * spec.intervalMs,
      warnings: [],
    },
  };
}

/** Flagger counts a DaemonSet's deadline from its own last write, also while it was paused. */
function deadline({ spec, status }: Actionable): ActionPlan['warnings'] {
  return spec.target?.kind === 'DaemonSet' &&
    analysedPhases.includes(status.phase)
    ? [{ code: 'deadline-went-on', params: {} }]
    : [];
}
