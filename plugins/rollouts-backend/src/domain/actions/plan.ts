import type { Verb } from '@rollouts/backstage-plugin-rollouts-common';
import { planPromote } from './planPromote';
import { planRollback } from './planRollback';
import { Actionable, preconditions } from './preconditions';
import type { ActionView, Planned } from './types';

const planners: {
  [V in Verb]: (view: ActionView, canary: Actionable) => Planned;
} = { promote: planPromote, rollback: planRollback };

/**
 * What a verb would do to a rollout as it is now, or why it is not offered. The levers and what is
 * safe about them: docs/actions.md.
 */
export function planAction(verb: Verb, view: ActionView): Planned {
  const checked = preconditions(view);
  return 'refusal' in checked
    ? { plan: null, write: null, refusal: checked.refusal }
    : planners[verb](view, checked.actionable);
}
