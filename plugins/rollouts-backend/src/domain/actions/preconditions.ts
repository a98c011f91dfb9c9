import {
  isPhase,
  type Refusal,
  type RefusalCode,
} from '@rollouts/backstage-plugin-rollouts-common';
import { hazardsOf } from '../describe/hazards';
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
  const { phase } = status;
  if (phase === 'Terminating' || phase === 'Terminated') return refuse('gone');
  // What cannot be decided about by its release, and what nobody understands.
  if (state.releases.length === 0 || !isPhase(phase)) {
    return refuse('nothing-runs', { phase });
  }
  const timeline = deriveReleases(state).at(-1)?.entries ?? [];
  return { actionable: { spec, status, managers, timeline } };
}

/**
 * A promotion failed half-way and the primary is not known to be ready: with users on the canary a push or a
 * retry could end in an outage, and with users on the primary that may run neither version well.
 */
export function refuseBroken({
  state,
}: Pick<ActionView, 'state'>): ReturnType<typeof refuse> | null {
  const codes = hazardsOf(state).map(({ code }) => code);
  if (codes.includes('traffic-on-canary-after-failure')) {
    return refuseUnready(state, 'traffic-on-canary-after-failure');
  }
  return codes.includes('primary-half-updated') && !state.primary?.ready
    ? refuseUnready(state, 'primary-half-updated')
    : null;
}

/** Why nothing goes on with a primary that is not ready, or of which that is not known. */
export function refuseUnready(
  { canary, primary }: Pick<RolloutState, 'canary' | 'primary'>,
  code: RefusalCode,
): ReturnType<typeof refuse> {
  const name = `${canary?.spec?.target?.name}-primary`;
  // One that is not there was heard to be gone, or never heard of.
  const isUnheard = primary !== null && primary.ready === undefined;
  return refuse(isUnheard ? 'primary-unheard' : code, { primary: name });
}

/** A promotion failed and left all users on the canary's pods, and the primary is ready again. */
export function isPrimaryRepaired(state: RolloutState): boolean {
  return hazardsOf(state).some(({ code }) => code === 'primary-repaired');
}
