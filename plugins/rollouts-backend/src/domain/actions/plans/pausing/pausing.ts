import type { ActionPlan } from '@rollouts/backstage-plugin-rollouts-common';
import { HOLDING_GATE } from '../../../gates/decided/closedBy';
import type { OwnGate } from '../../../gates/hooks/ownGates';
import { planByGate } from '../planByGate';
import type { Actionable } from '../../preconditions';
import { staying } from '../../staying';
import type { ActionView, Planned, SpecWrite } from '../../types';
import { warnOfOwner } from '../warnOfOwner';
import { kubectl } from '../../words';

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
  canary: Actionable,
  gate: Pick<OwnGate, 'hook' | 'checksums'> | undefined,
  warnings: Warnings,
): Planned {
  const { hook = HOLDING_GATE, checksums = [] } = gate ?? {};
  const asking = { kind: HOLDING_GATE, hook, checksums } as const;
  const about = { target: null, others: [], warnings };
  return planByGate(view, canary, asking, about);
}
