import type {
  RefusalCode,
  Verb,
} from '@rollouts/backstage-plugin-rollouts-common';
import { planPause } from './planPause';
import { planPromote } from './planPromote';
import { planResume } from './planResume';
import { planRetry } from './planRetry';
import { planRollback } from './planRollback';
import { planUnchecked } from './planUnchecked';
import { Actionable, preconditions } from './preconditions';
import type { ActionView, Offered, Planned } from './types';
import { whileRunning } from './whileRunning';

const planners: {
  [V in Verb]: (view: ActionView, canary: Actionable) => Planned;
} = {
  promote: whileRunning(planPromote),
  rollback: whileRunning(planRollback),
  pause: planPause,
  resume: planResume,
  retry: planRetry,
  'promote-unchecked': whileRunning(planUnchecked),
};

/** What is nearest to a verb that is refused for this reason; said only where it is possible. */
const nearest: { [C in RefusalCode]?: Verb } = {
  suspended: 'resume',
  held: 'resume',
  'already-paused': 'resume',
  'traffic-on-canary-after-failure': 'pause',
  'analysis-skipped': 'pause',
  'canary-not-ready': 'pause',
  'nothing-runs': 'retry',
};

/**
 * What a verb would do to a rollout as it is now, or why it is not offered and what is possible
 * instead. The levers and what is safe about them: docs/actions.md; all answers: docs/actions-matrix.md.
 */
export function planAction(verb: Verb, view: ActionView): Offered {
  const planned = planAlone(verb, view);
  if (!planned.refusal) {
    const typed = isGrave(verb, view) ? view.name : null;
    const warnings = [...view.notices, ...planned.plan.warnings];
    return { ...planned, plan: { ...planned.plan, warnings, typed } };
  }
  const instead = nearest[planned.refusal.code];
  const isPossible = instead && planAlone(instead, view).plan;
  return isPossible
    ? { ...planned, refusal: { ...planned.refusal, instead } }
    : planned;
}

/** Done to the wrong one it cannot be taken back, or hurts users. */
function isGrave(verb: Verb, { production }: ActionView): boolean {
  return production || verb === 'promote-unchecked';
}

function planAlone(verb: Verb, view: ActionView): Planned {
  const checked = preconditions(view);
  return 'refusal' in checked
    ? { plan: null, write: null, refusal: checked.refusal }
    : planners[verb](view, checked.actionable);
}
