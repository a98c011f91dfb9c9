import { capabilitiesOf } from '../flagger/capabilities';
import { Actionable, isHalfUpdated, isTrafficOnFailed } from './preconditions';
import { staying } from './staying';
import {
  ActionView,
  ClusterWrite,
  Planned,
  refuse,
  targetKinds,
  TargetWrite,
} from './types';
import { kubectl, kubectlAnnotate } from './words';

/**
 * An emptied status makes Flagger take the same revision for a new one, where its version is known to
 * do that: nothing of the workload is touched. Else another annotation of the target's pods is another
 * revision to every version. The target has no pods then, so nothing else comes of it.
 */
export function planRetry(view: ActionView, canary: Actionable): Planned {
  const { spec, status } = canary;
  const { phase } = status;
  if (phase !== 'Failed') return refuse('not-failed', { phase });
  if (isTrafficOnFailed(view.state)) {
    return refuse('traffic-on-canary-after-failure');
  }
  if (isHalfUpdated(view.state)) return refuse('primary-half-updated');
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
      ...restOf(view, canary),
    },
  };
}

function planByAnnotation(view: ActionView, canary: Actionable): Planned {
  const write = annotation(canary);
  if (!write) return refuse('no-lever', { strategy: canary.spec.strategy });
  return {
    refusal: null,
    write,
    plan: {
      lever: 'annotation',
      params: { target: write.target },
      commands: [kubectlAnnotate(view, write)],
      ...restOf(view, canary),
    },
  };
}

function restOf(view: ActionView, { spec }: Actionable) {
  return {
    ...staying(view),
    restores: null,
    withinMs: 4 * spec.intervalMs,
    warnings: [{ code: 'same-version' as const, params: {} }],
  };
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
