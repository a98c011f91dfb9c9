import type {
  Action,
  GateKind,
  GateQuestion,
  Verb,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { TimelineFact } from '../fact';
import type { ActionRecord } from '../actions/record';
import { agreedBy } from './decided/approval';
import { START_GATE } from './decided/decidedTarget';
import { HOLDING_GATE } from './decided/closedBy';
import { toldYesAt } from './decided/toldYes';
import type { OwnGate } from './hooks/ownGates';
import { objectionsTo, PolicyView } from './policy/objectionsTo';
import type { GatePoll, OwnGateKind } from './poll';

/** The verb whose yes lets a release pass; a traffic gate lets pass by itself. */
const verbOf: Partial<Record<OwnGateKind, Verb>> = {
  'confirm-rollout': 'approve',
  'confirm-promotion': 'promote',
  rollback: 'rollback',
};

/** What the house knows of a rollout. */
export interface HouseView
  extends Pick<PolicyView, 'rules' | 'author' | 'staged' | 'now'> {
  /** Of the cluster's present key; null: it has none. */
  presentKeyId: string | null;
  /** The gate that a person would say yes to next. */
  next: GateKind;
  /** Of the release in view. */
  releaseId: string | null;
}

/**
 * How each gate of this portal stands.
 *
 * @param timeline - of the release in view
 * @param actions - of the same release
 * @param open - the action that is under way, null: none is
 */
export function gateQuestions(
  gates: OwnGate[],
  timeline: TimelineFact[],
  actions: Array<Pick<Action, 'verb' | 'steps'>>,
  open: ActionRecord | null,
  house: HouseView,
): GateQuestion[] {
  return gates.map(({ kind, hook, last, toldYes = false }) => {
    const hasPassed = timeline.some(
      ({ details }) =>
        details.kind === 'gate-passed' &&
        details.gate === kind &&
        details.name === hook,
    );
    const wasTold =
      toldYes ||
      actions.some(
        action => action.verb === verbOf[kind] && toldYesAt(action) !== null,
      );
    return {
      kind,
      name: hook,
      last: last && {
        at: last.polledAt,
        answer: last.answer ? 'yes' : 'no',
        key: keyOf(last, house.presentKeyId),
      },
      bypassed: kind in verbOf && hasPassed && !wasTold,
      objections:
        kind === START_GATE && house.next !== START_GATE
          ? []
          : objectionsTo({
              kind,
              ...house,
              agreed: kind === HOLDING_GATE ? null : agreedAt(kind, open),
            }),
    };
  });
}

/** Who said yes at a gate so far. */
export function agreedAt(
  kind: OwnGateKind,
  open: ActionRecord | null,
): string[] {
  const isOfGate =
    open?.write?.field === 'gate' && open.write.value.kind === kind;
  return open && isOfGate ? agreedBy(open) : [];
}

function keyOf(
  { keyId }: GatePoll,
  presentKeyId: string | null,
): 'present' | 'earlier' | null {
  if (keyId === null) return null;
  return keyId === presentKeyId ? 'present' : 'earlier';
}
