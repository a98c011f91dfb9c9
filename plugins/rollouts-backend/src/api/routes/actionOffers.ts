import {
  ActionOffer,
  ActionPlan,
  GateSetup,
  Verb,
  verbs,
} from '@rollouts/backstage-plugin-rollouts-common';
import { planAction } from '../../domain/actions/plan';
import type { ActionRecord } from '../../domain/actions/record';
import { meet } from '../../domain/gates/decided/agree';
import { targetOf } from '../../domain/gates/decided/decidedTarget';
import { nextGate } from '../../domain/gates/nextGate';
import { authorOf } from '../../domain/gates/policy/authorOf';
import { gateSetup } from '../../domain/gates/hooks/gateSetup';
import { gateQuestions } from '../../domain/gates/questions';
import { deriveReleases } from '../../domain/said/derive';
import type { ActionView } from '../../domain/actions/types';
import type { StoredRollout } from '../../store/RolloutStore';
import type { Deciding } from '../deciding/createDeciding';
import { permissionOf } from '../deciding/permissionOf';
import { toAction } from '../deciding/toAction';
import { userOf } from '../deciding/userOf';
import { findRollout } from '../findRollout';
import type { Handler } from '../handler';

/** More actions of one release than this are not shown beside it. */
const MOST_ACTIONS = 50;

export const actionOffers: Handler<'actionOffers'> = async (
  query,
  access,
  { store, deciding, now: clock },
) => {
  const now = clock();
  const rollout = await findRollout(store, query, access);
  const [view, actions, open] = await Promise.all([
    deciding.view(rollout, access, now),
    store.listActions({
      rolloutId: rollout.id,
      releaseId: rollout.release?.id,
      denied: false,
      limit: MOST_ACTIONS,
    }),
    store.findOpenAction(rollout.id),
  ]);
  const by = userOf(access.credentials) ?? '';
  const releaseId = rollout.release?.id ?? null;
  const asking = {
    by,
    releaseId,
    target: targetOf(rollout.state.target),
    phase: rollout.state.canary?.status?.phase ?? null,
  };
  const meeting = (verb: Verb): Meeting | null =>
    open && { open, how: meet(open, { verb, ...asking }, now) };
  const offers = await Promise.all(
    verbs.map(async verb => ({
      ...offer(verb, view, meeting(verb)),
      allowed: await deciding.mayAct(access.credentials, verb, rollout),
    })),
  );
  const timeline = deriveReleases(rollout.state).at(-1)?.entries ?? [];
  return {
    now,
    offers,
    actions: actions.map(toAction),
    gateQuestions: gateQuestions(view.gates, timeline, actions, open, {
      presentKeyId: deciding.house.keyIdOf(rollout.cluster),
      rules: deciding.house.rulesOf(rollout),
      author: authorOf(rollout.state),
      releaseId,
      next: nextGate(rollout.state),
      staged: view.staged,
      now,
    }),
    gateSetup: mayDecide(offers) ? setupOf(rollout, view, deciding) : null,
  };
};

/** Who can change nothing here needs no way to let Flagger ask. */
function mayDecide(offers: ActionOffer[]): boolean {
  return offers.some(
    ({ verb, allowed }) =>
      allowed &&
      (verb === 'promote' || verb === 'rollback' || verb === 'approve'),
  );
}

function setupOf(
  rollout: StoredRollout,
  { gates }: ActionView,
  { house }: Deciding,
): GateSetup | null {
  const { canary, target } = rollout.state;
  const spec = canary?.spec;
  const hasGates = house.keyIdOf(rollout.cluster) !== null;
  return spec && hasGates && house.portal !== null
    ? gateSetup(rollout, spec, { gates, target }, house.portal)
    : null;
}

/** How a request would meet the action that is under way. */
interface Meeting {
  open: ActionRecord;
  how: ReturnType<typeof meet>;
}

/** A person must know beforehand whose approval goes. */
function withdrawing(plan: ActionPlan, { by }: ActionRecord): ActionPlan {
  const warning = { code: 'withdraws-approval' as const, params: { by } };
  return { ...plan, warnings: [...plan.warnings, warning] };
}

function offer(
  verb: Verb,
  view: ActionView,
  meeting: Meeting | null,
): Omit<ActionOffer, 'allowed'> {
  const permission = permissionOf[verb].name;
  if (meeting && (meeting.how === 'busy' || meeting.how === 'again')) {
    const params = { verb: meeting.open.verb, by: meeting.open.by };
    return {
      verb,
      permission,
      plan: null,
      refusal: { code: 'action-in-progress', params },
    };
  }
  const { plan, refusal } = planAction(verb, view);
  const warned =
    plan && meeting?.how === 'replaces'
      ? withdrawing(plan, meeting.open)
      : plan;
  return { verb, permission, plan: warned, refusal };
}
