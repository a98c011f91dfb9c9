import { isStillBound } from '../actions/bound';
import { dueAt } from '../actions/decide';
import type { ActionRecord } from '../actions/record';
import type { CanaryObservation } from '../observation';
import { agreedBy } from './approval';
import { HOLDING_GATE } from './heldBy';
import { objectionsTo } from './policy/objectionsTo';
import { say } from './policy/say';
import type { GateRules, Objection } from './policy/types';
import type { OwnGateKind } from './poll';

/** What is known when a gate is asked. */
export interface Asked {
  kind: OwnGateKind;
  checksum: string;
  canary: CanaryObservation | null;
  /** Null: none is open. */
  openReleaseId: string | null;
  /** The action of this rollout that is under way. */
  action: ActionRecord | null;
  /** The pause that holds the traffic of the open release. */
  hold: ActionRecord | null;
  /** The cluster is heard from: what is known of it is the present. */
  isLive: boolean;
  rules: GateRules;
  /** Full ref of who made the change; null: not known. */
  author: string | null;
  now: number;
}

export type Answer = { yes: true } | { yes: false; why: string };

/**
 * Yes only to what a person decided about: this gate, this release, and what Flagger asked about
 * when they decided. More traffic is the exception: it may go on unless somebody paused it. Asking
 * changes nothing.
 */
export function answerGate(asked: Asked): Answer {
  const { kind, checksum, canary, openReleaseId, action, isLive, now } = asked;
  if (!canary || openReleaseId === null) return no('no release is open');
  if (!isLive) return no('the cluster is not heard from');
  if (kind === HOLDING_GATE) {
    return asked.hold
      ? no(`paused by ${asked.hold.by}`)
      : unlessObjected(asked, null);
  }
  if (action?.write?.field !== 'gate' || action.write.value.kind !== kind) {
    return no(say(objectionsOf(asked, [])) || 'nobody decided yet');
  }
  if (now > dueAt(action)) return no('the decision is over: decide again');
  const isAboutThis =
    action.state === 'accepted' &&
    action.releaseId === openReleaseId &&
    action.write.value.checksums.includes(checksum) &&
    isStillBound(action.bound, canary);
  return isAboutThis
    ? unlessObjected(asked, agreedBy(action))
    : no('the decision is about another revision');
}

/** What was decided, or needs no decision, and may still wait for the rules of the house. */
function unlessObjected(asked: Asked, agreed: string[] | null): Answer {
  const objections = objectionsOf(asked, agreed);
  return objections.length > 0 ? no(say(objections)) : { yes: true };
}

function objectionsOf(
  { kind, rules, author, now }: Asked,
  agreed: string[] | null,
): Objection[] {
  return objectionsTo({ kind, rules, author, agreed, now });
}

function no(why: string): Answer {
  return { yes: false, why };
}
