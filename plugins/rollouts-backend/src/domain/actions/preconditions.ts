import type { Refusal } from '@rollouts/backstage-plugin-rollouts-common';
import { hazardsOf } from '../describe/hazards';
import { explain } from '../explain/explain';
import type { TimelineFact } from '../fact';
import type { CanarySpec, CanaryStatus, FieldManager } from '../observation';
import { deriveReleases } from '../said/derive';
import type { RolloutState } from '../state';
import { ActionView, refuse } from './types';

/** A Canary of which enough is known to act on it. */
export interface Actionable {
  spec: CanarySpec;
  status: CanaryStatus;
  managers: FieldManager[];
  /** Of its newest release. */
  timeline: TimelineFact[];
}

/** What every verb needs, in the order in which a person should be told. */
export function preconditions(
  view: ActionView,
): { actionable: Actionable } | { refusal: Refusal } {
  const { state } = view;
  // A state that was stored by an older version has no managers.
  const { spec, status, deleting, managers = [] } = state.canary ?? {};
  if (state.goneAt !== null || deleting) return refuse('gone');
  if (!spec || !status) return refuse('malformed');
  if (!view.actions) return refuse('actions-off');
  if (view.staleMs !== null) {
    return refuse('source-stale', { ageMs: view.staleMs });
  }
  const hazard = hazardsOf(state).find(
    ({ code }) => code === 'traffic-on-canary-after-failure',
  );
  if (hazard) return refuse(hazard.code as 'traffic-on-canary-after-failure');
  const { phase } = status;
  switch (phase) {
    case 'Progressing':
    case 'WaitingPromotion':
      break;
    case 'Promoting':
    case 'Finalising':
      return refuse('already-promoting', { phase });
    case 'Terminating':
      return refuse('gone');
    default:
      return refuse('nothing-runs', { phase });
  }
  if (spec.suspend) return refuse('suspended');
  // Flagger promotes in the next tick, whatever is written.
  if (spec.skipAnalysis) {
    return refuse('no-lever', { strategy: spec.strategy });
  }
  const timeline = deriveReleases(state).at(-1)?.entries ?? [];
  return (
    unready(state, timeline) ?? {
      actionable: { spec, status, managers, timeline },
    }
  );
}

/** Flagger looks at nothing else before the canary's pods are ready. */
function unready(
  state: RolloutState,
  timeline: TimelineFact[],
): { refusal: Refusal } | null {
  const { code, params } = explain(state, timeline);
  return code === 'canary-not-ready'
    ? refuse('canary-not-ready', { reason: params.reason ?? null })
    : null;
}
