import type { ActionPlan } from '@rollouts/backstage-plugin-rollouts-common';
import { weightOf } from '../describe/weight';
import { HOLDING_GATE } from '../gates/heldBy';
import type { OwnGate } from '../gates/ownGates';
import type { Actionable } from './preconditions';
import { staying } from './staying';
import { ActionView, Planned, refuse, SpecWrite } from './types';
import { warnOfOwner } from './warnOfOwner';
import { analysedPhases, isPromoting } from './whileRunning';
import { kubectl } from './words';

/**
 * The portal's own gate holds the traffic where Flagger asks it, and checks and rollbacks go on. Else
 * the Canary is suspended, and then nothing protects what it serves.
 */
export function planPause(view: ActionView, canary: Actionable): Planned {
  const { spec, status } = canary;
  const { phase } = status;
  if (spec.suspend || view.held) return refuse('already-paused');
  if (isPromoting(phase)) return refuse('already-promoting', { phase });
  const gate = isClimbing(canary)
    ? view.gates.find(({ kind }) => kind === HOLDING_GATE)
    : undefined;
  return gate && gate.checksums.length > 0
    ? planHold(view, canary, gate)
    : planSuspend(view, canary);
}

/** Flagger asks before more traffic only where it splits that by weights, and checks it. */
function isClimbing({ spec, status }: Actionable): boolean {
  return (
    status.phase === 'Progressing' &&
    spec.strategy === 'canary' &&
    spec.provider !== 'kubernetes' &&
    !spec.skipAnalysis
  );
}

function planHold(
  view: ActionView,
  { spec }: Actionable,
  { kind, hook, checksums }: OwnGate,
): Planned {
  return {
    refusal: null,
    write: { field: 'gate', value: { kind, checksums } },
    plan: {
      lever: 'gate',
      params: { gate: hook },
      ...staying(view),
      commands: [],
      restores: null,
      withinMs: 3 * spec.intervalMs,
      warnings: [{ code: 'ends-with-release', params: {} }],
    },
  };
}

function planSuspend(view: ActionView, canary: Actionable): Planned {
  const write: SpecWrite = { field: 'spec.suspend', value: true };
  return {
    refusal: null,
    write,
    plan: {
      lever: 'suspend',
      params: {},
      ...staying(view),
      commands: [kubectl(view, write)],
      restores: null,
      withinMs: 3 * canary.spec.intervalMs,
      warnings: warningsOf(view, canary, write),
    },
  };
}

function warningsOf(
  { state }: ActionView,
  { spec, status, managers }: Actionable,
  write: SpecWrite,
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
    ...warnOfOwner(write, managers),
  ];
}
