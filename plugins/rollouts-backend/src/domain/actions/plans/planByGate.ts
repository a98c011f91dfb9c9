import type { ActionPlan } from '@rollouts/backstage-plugin-rollouts-common';
import type { DecidedTarget } from '../../gates/decided/decidedTarget';
import type { OwnGate } from '../../gates/hooks/ownGates';
import type { Actionable } from '../preconditions';
import { staying } from '../staying';
import type { ActionView, GateWrite, Planned } from '../types';

/**
 * A gate of this portal says something else from now on, and the traffic stays as it is.
 *
 * @param target - what may start, or may not; null: it is not about a start
 * @param others - hooks of another server whose yes is needed beside this one
 */
export function planByGate(
  view: ActionView,
  { spec }: Actionable,
  { kind, hook, checksums }: Pick<OwnGate, 'kind' | 'hook' | 'checksums'>,
  {
    target,
    others,
    warnings,
  }: {
    target: DecidedTarget | null;
    others: string[];
    warnings: ActionPlan['warnings'];
  },
): Planned {
  const value: GateWrite['value'] = {
    ...{ kind, checksums },
    ...(target && { target }),
    ...(others.length > 0 && { others }),
  };
  return {
    refusal: null,
    write: { field: 'gate', value },
    plan: {
      lever: 'gate',
      params: { gate: hook },
      ...staying(view),
      commands: [],
      restores: null,
      // Flagger asks at its next check, or at the one after.
      withinMs: 3 * spec.intervalMs,
      warnings,
    },
  };
}
