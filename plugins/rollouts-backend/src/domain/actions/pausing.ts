import type { ActionPlan } from '@rollouts/backstage-plugin-rollouts-common';
import { HOLDING_GATE } from '../gates/heldBy';
import type { OwnGate } from '../gates/ownGates';
import type { Actionable } from './preconditions';
import { staying } from './staying';
import type { ActionView, Planned, SpecWrite } from './types';
import { warnOfOwner } from './warnOfOwner';
import { kubectl } from './words';

type Warnings = ActionPlan['warnings'];

/** `spec.suspend` is set or taken away: Flagger does nothing more, or goes on. */
export function planSuspend(
  view: ActionView,
  { spec, managers }: Actionable,
  suspend: boolean,
  warnings: Warnings,
): Planned {
  const write: SpecWrite = { field: 'spec.suspend', value: suspend };
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
      warnings: [...warnings, ...warnOfOwner(write, managers)],
    },
  };
}

/** The portal's own gate for more traffic says something else from now on. */
export function planAtGate(
  view: ActionView,
  { spec }: Actionable,
  gate: Pick<OwnGate, 'hook' | 'checksums'> | undefined,
  warnings: Warnings,
): Planned {
  const { hook = HOLDING_GATE, checksums = [] } = gate ?? {};
  return {
    refusal: null,
    write: { field: 'gate', value: { kind: HOLDING_GATE, checksums } },
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
