import {
  ActionOffer,
  Verb,
  verbs,
} from '@rollouts/backstage-plugin-rollouts-common';
import { planAction } from '../../domain/actions/plan';
import type { ActionRecord } from '../../domain/actions/record';
import { gateQuestions } from '../../domain/gates/questions';
import { deriveReleases } from '../../domain/said/derive';
import type { ActionView } from '../../domain/actions/types';
import { permissionOf } from '../deciding/permissionOf';
import { toAction } from '../deciding/toAction';
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
  const offers = await Promise.all(
    verbs.map(async verb => ({
      ...offer(verb, view, open),
      allowed: await deciding.mayAct(access.credentials, verb, rollout),
    })),
  );
  const timeline = deriveReleases(rollout.state).at(-1)?.entries ?? [];
  return {
    now,
    offers,
    actions: actions.map(toAction),
    gateQuestions: gateQuestions(
      view.gates,
      timeline,
      actions,
      deciding.gateKeyIdOf(rollout.cluster),
    ),
  };
};

function offer(
  verb: Verb,
  view: ActionView,
  open: ActionRecord | null,
): Omit<ActionOffer, 'allowed'> {
  const permission = permissionOf[verb].name;
  if (open) {
    const params = { verb: open.verb, by: open.by };
    return {
      verb,
      permission,
      plan: null,
      refusal: { code: 'action-in-progress', params },
    };
  }
  const { plan, refusal } = planAction(verb, view);
  return { verb, permission, plan, refusal };
}
