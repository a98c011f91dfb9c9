import type { ActionRecord } from '../../domain/actions/record';
import { standingNo } from '../../domain/gates/decided/decidedTarget';
import { HOLDING_GATE } from '../../domain/gates/decided/closedBy';
import { foreignHooks } from '../../domain/gates/hooks/foreignHooks';
import { ownGates } from '../../domain/gates/hooks/ownGates';
import { authorOf } from '../../domain/gates/policy/authorOf';
import { objectionsTo } from '../../domain/gates/policy/objectionsTo';
import type { Objection } from '../../domain/gates/policy/types';
import { isOwnGateKind } from '../../domain/gates/poll';
import { agreedAt } from '../../domain/gates/questions';
import type { Wait } from '../../domain/gates/waits';
import type { StoredRollout } from '../../store/RolloutStore';
import type { Store } from '../../store/Store';
import type { House } from '../createHouse';
import { findClosed } from '../findClosed';
import { findStaged } from '../findStaged';

/** What a gate that waits waits for. */
export interface Hold {
  /** Somebody said no here, and that stands. */
  no: Pick<ActionRecord, 'verb' | 'by' | 'reason'> | null;
  /** What the rules of the house say. */
  objections: Objection[];
  /** The first hook of the same kind that asks another server, which must agree as well; null: none does. */
  foreign: string | null;
}

/** Where it is known what holds a gate. */
export interface HoldSources {
  store: Pick<
    Store,
    'listActions' | 'findOpenAction' | 'listRollouts' | 'listReleases'
  >;
  house: Pick<House, 'rulesOf'>;
  /** Base URLs under which hooks reach this portal. */
  gateUrls: string[];
}

/** What a gate of this portal waits for; null: another server answers it, and nobody knows here. */
export async function findHold(
  rollout: StoredRollout,
  { kind }: Wait,
  now: number,
  { store, house, gateUrls: portals }: HoldSources,
): Promise<Hold | null> {
  const { id, cluster, state, release } = rollout;
  const spec = state.canary?.spec;
  const releaseId = release?.id ?? null;
  const known = { cluster, portals, polls: [], releaseId, now };
  if (!spec || !isOwnGateKind(kind)) return null;
  const gates = ownGates(spec, known);
  if (!gates.some(gate => gate.kind === kind)) return null;
  const rules = house.rulesOf(rollout);
  const [closed, open, staged] = await Promise.all([
    findClosed(store, id, releaseId, kind),
    store.findOpenAction(id),
    findStaged(store, rollout, rules, now),
  ]);
  return {
    no: standingNo(closed, state.target),
    objections: objectionsTo({
      kind,
      rules,
      author: authorOf(state),
      agreed: kind === HOLDING_GATE ? null : agreedAt(kind, open),
      staged,
      now,
    }),
    foreign: foreignHooks(spec, gates, kind).all[0]?.name ?? null,
  };
}
