import type { ActionPlan } from '@rollouts/backstage-plugin-rollouts-common';
import { capabilitiesOf } from '../../flagger/capabilities';
import { Actionable, isPrimaryRepaired, refuseBroken } from '../preconditions';
import { staying } from '../staying';
import {
  ActionView,
  ClusterWrite,
  Planned,
  refuse,
  targetKinds,
  TargetWrite,
} from '../types';
import { kubectl, kubectlAnnotate } from '../words';

/**
 * An emptied status makes Flagger take the same revision for a new one, where its version is known to
 * do that: nothing of the workload is touched. Else another annotation of the target's pods is another
 * revision to every version. Unless a promotion failed, the target has no pods then, and nothing else
 * comes of it.
 */
export function planRetry(view: ActionView, canary: Actionable): Planned {
  const { spec, status } = canary;
  const { phase } = status;
  if (phase !== 'Failed') return refuse('not-failed', { phase });
  const broken = refuseBroken(view);
  if (broken) return broken;
  if (spec.suspend) return refuse('suspended');
  if (capabilitiesOf(view.flaggerVersion).retriesByStatus === true) {
    return planByStatus(view, canary);
  }
  return planByAnnotation(view, canary);
}

function planByStatus(view: ActionView, canary: Actionable): Planned {
  const write: ClusterWrite = { field: 'status.lastAppliedSpec', value: '' };
  return {
    refusal: null,
    write,
    plan: {
      lever: 'last-applied',
      params: {},
      commands: [kubectl(view, write)],
      ...restOf(view, canary, []),
    },
  };
}

function planByAnnotation(view: ActionView, canary: Actionable): Planned {
  const write = annotation(canary);
  if (!write) {
    return refuse('target-kind', { kind: canary.spec.target?.kind ?? null });
  }
  return {
    refusal: null,
    write,
    plan: {
      lever: 'annotation',
      params: { target: write.target },
      commands: [kubectlAnnotate(view, write)],
      ...restOf(view, canary, restarting(view)),
    },
  };
}

function restOf(
  view: ActionView,
  { spec }: Actionable,
  warnings: ActionPlan['warnings'],
) {
  return {
    ...staying(view),
    restores: null,
    withinMs: 4 * spec.intervalMs,
    warnings: [
      ...warnings,
      // The route says 100 from the beginning: Flagger promotes as soon as one check has passed.
      ...(spec.strategy === 'canary' && isPrimaryRepaired(view.state)
        ? [{ code: 'one-check-only' as const, params: {} }]
        : []),
      { code: 'same-version' as const, params: {} },
    ],
  };
}

/** The pods of the target serve everybody after a promotion that failed; else there are none. */
function restarting(view: ActionView): ActionPlan['warnings'] {
  return isPrimaryRepaired(view.state)
    ? [{ code: 'restarts-serving-pods', params: {} }]
    : [];
}

/** Named after the failure: it must differ from that of an earlier retry, and a plan knows no clock. */
function annotation({ spec, status }: Actionable): TargetWrite | null {
  const { kind, name } = spec.target ?? {};
  const known = targetKinds.find(candidate => candidate === kind);
  const value = new Date(status.lastTransitionTime ?? 0).toISOString();
  return known && name
    ? { field: 'target.annotation', kind: known, target: name, value }
    : null;
}
