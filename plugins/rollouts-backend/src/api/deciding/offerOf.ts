import type {
  ActionOffer,
  ActionPlan,
  Verb,
} from '@rollouts/backstage-plugin-rollouts-common';
import { planAction } from '../../domain/actions/plan';
import type { ActionRecord } from '../../domain/actions/record';
import type { ActionView } from '../../domain/actions/types';
import { askingIn, meet } from '../../domain/gates/decided/agree';
import type { StoredRollout } from '../../store/RolloutStore';
import { permissionOf } from './permissionOf';

/**
 * What one verb would do now, or why not.
 *
 * @param open - what is under way; null: nothing
 * @param by - full ref of who asks
 */
export function offerOf(
  verb: Verb,
  view: ActionView,
  {
    open,
    rollout,
    by,
    now,
  }: {
    open: ActionRecord | null;
    rollout: StoredRollout;
    by: string;
    now: number;
  },
): Omit<ActionOffer, 'allowed'> {
  const permission = permissionOf[verb].name;
  const { plan, refusal } = planAction(verb, view);
  if (!open) return { verb, permission, plan, refusal };
  const lever = plan?.lever ?? null;
  const releaseId = rollout.release?.id ?? null;
  const asking = askingIn(rollout.state, { verb, lever, by, releaseId });
  const how = meet(open, asking, now);
  // Where a rollback cannot be done it ends nothing: then what is under way is the answer, as for all else.
  const ends = how === 'replaces' && (plan !== null || open.approval);
  if (how !== 'agrees' && !ends) {
    const params = { verb: open.verb, by: open.by };
    const code = 'action-in-progress' as const;
    return { verb, permission, plan: null, refusal: { code, params } };
  }
  const shown = plan && ends ? ending(plan, open) : plan;
  return { verb, permission, plan: shown, refusal };
}

/** A person must know beforehand whose approval goes, or what of whom ends. */
function ending(
  plan: ActionPlan,
  { verb, by, approval }: ActionRecord,
): ActionPlan {
  const warning: ActionPlan['warnings'][number] = approval
    ? { code: 'withdraws-approval', params: { by } }
    : { code: 'ends-action', params: { verb, by } };
  return { ...plan, warnings: [...plan.warnings, warning] };
}
