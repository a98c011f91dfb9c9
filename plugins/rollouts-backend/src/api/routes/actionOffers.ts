import {
  ActionOffer,
  GateSetup,
  verbs,
} from '@rollouts/backstage-plugin-rollouts-common';
import { nextGate } from '../../domain/gates/nextGate';
import { authorOf } from '../../domain/gates/policy/authorOf';
import { gateSetup } from '../../domain/gates/hooks/gateSetup';
import { gateQuestions } from '../../domain/gates/questions';
import { deriveReleases } from '../../domain/said/derive';
import type { ActionView } from '../../domain/actions/types';
import type { StoredRollout } from '../../store/RolloutStore';
import type { Deciding } from '../deciding/createDeciding';
import { offerOf } from '../deciding/offerOf';
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
  const offers = await Promise.all(
    verbs.map(async verb => ({
      ...offerOf(verb, view, { open, rollout, by, now }),
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
