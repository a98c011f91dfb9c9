import type { ActionView } from '../../domain/actions/types';
import { agreedWith } from '../../domain/gates/decided/approval';
import { standingNo, targetOf } from '../../domain/gates/decided/decidedTarget';
import { closedBy, HOLDING_GATE } from '../../domain/gates/decided/closedBy';
import { nextGate } from '../../domain/gates/nextGate';
import { ownGates } from '../../domain/gates/hooks/ownGates';
import { authorOf } from '../../domain/gates/policy/authorOf';
import { objectionsTo } from '../../domain/gates/policy/objectionsTo';
import type { House } from '../../gates/createHouse';
import { listDecisions } from '../../gates/findClosed';
import { findStagedFor } from '../../gates/findStaged';
import type { StoredRollout } from '../../store/RolloutStore';
import type { Store } from '../../store/Store';
import type { ReadAccess } from '../createReadAccess';
import { userOf } from './userOf';

/** Where it is known what the gates of a rollout say. */
export interface GateSources {
  store: Pick<
    Store,
    | 'listPolls'
    | 'listActions'
    | 'findOpenAction'
    | 'listRollouts'
    | 'listReleases'
  >;
  /** Base URLs under which hooks reach this portal. */
  gateUrls: string[];
  house: House;
}

/**
 * The part of what a plan is made from that gates of this portal tell.
 *
 * @param access - of whoever would decide, and is told why nothing moves
 */
export async function gatesView(
  rollout: StoredRollout,
  access: ReadAccess,
  now: number,
  { store, gateUrls: portals, house }: GateSources,
): Promise<
  Pick<
    ActionView,
    'gates' | 'held' | 'rejected' | 'staged' | 'objections' | 'objectionsAlone'
  >
> {
  const person = userOf(access.credentials);
  const { id, cluster, state, release } = rollout;
  const spec = state.canary?.spec;
  const releaseId = release?.id ?? null;
  const openReleaseId = release?.closedAt === null ? releaseId : null;
  const polls = spec ? await store.listPolls(id) : [];
  const rules = house.rulesOf(rollout);
  const staged = await findStagedFor(access, store, rollout, rules, now);
  const gate = nextGate(state);
  const decisions = await listDecisions(store, id, openReleaseId);
  const asked = { kind: gate, rules, staged, author: authorOf(state), now };
  const agreed = agreedWith(
    await store.findOpenAction(id),
    { releaseId, target: targetOf(state.target) },
    person,
  );
  return {
    gates: spec
      ? ownGates(spec, { cluster, portals, polls, releaseId, now })
      : [],
    held: closedBy(HOLDING_GATE, decisions) !== null,
    rejected: standingNo(closedBy(gate, decisions), state.target),
    staged,
    objections: objectionsTo({ ...asked, agreed }),
    objectionsAlone: objectionsTo({
      ...asked,
      agreed: person === null ? [] : [person],
    }),
  };
}
