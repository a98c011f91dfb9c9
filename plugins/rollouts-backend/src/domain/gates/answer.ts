import { isStillBound } from '../actions/bound';
import { dueAt } from '../actions/decide';
import type { ActionRecord } from '../actions/record';
import type { RolloutState } from '../state';
import { agreedBy } from './decided/approval';
import {
  DecidedTarget,
  isSameTarget,
  standingNo,
  START_GATE,
  targetOf,
} from './decided/decidedTarget';
import { HOLDING_GATE } from './decided/closedBy';
import { objectionsTo } from './policy/objectionsTo';
import { say } from './policy/say';
import type { Staged } from './policy/stagedBefore';
import type { GateRules, Objection } from './policy/types';
import type { OwnGateKind } from './poll';

/** Flagger prints the answer into an event. */
const MOST_REASON = 200;

/** What is known when a gate is asked. */
export interface Asked {
  kind: OwnGateKind;
  checksum: string;
  /** What is known of the cluster. */
  known: Pick<RolloutState, 'canary' | 'target'>;
  /** Null: none is open. */
  openReleaseId: string | null;
  /** The action of this rollout that is under way. */
  action: ActionRecord | null;
  /** The no of a person that keeps this gate of the open release closed. */
  closed: ActionRecord | null;
  /** Whether what would start succeeded elsewhere first; null: it need not, or nothing waits to start. */
  staged: Staged | null;
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
 * when they decided; of a start, the workload as it was then. More traffic is the exception: it may go
 * on unless somebody paused it.
 */
export function answerGate(asked: Asked): Answer {
  const { kind, known, openReleaseId, action, now } = asked;
  const unlooked = withoutLooking(asked);
  if (unlooked) return no(unlooked);
  const refused = refusal(asked);
  if (refused) return no(refused);
  if (kind === HOLDING_GATE) return unlessObjected(asked, null);
  if (asked.staged?.passed) return unlessObjected(asked, []);
  if (action?.write?.field !== 'gate' || action.write.value.kind !== kind) {
    return no(say(objectionsOf(asked, [])) || 'nobody decided yet');
  }
  if (now > dueAt(action)) return no('the decision is over: decide again');
  const isAboutThis =
    action.state === 'accepted' &&
    action.releaseId === openReleaseId &&
    isAskedAbout(asked, action.write.value) &&
    known.canary !== null &&
    isStillBound(action.bound, known.canary);
  return isAboutThis
    ? unlessObjected(asked, agreedBy(action))
    : no('the decision is about another revision');
}

/**
 * The decision that a gate's answer comes from; null: it is nobody's, or what is decided is not even
 * looked at. A no by the rules of the house comes from the decision that waits for them. The no of a person
 * stands also while the cluster is not heard from: that must not look as if it had not been told.
 */
export function decisionAt(asked: Asked): ActionRecord | null {
  const { kind, closed, known, openReleaseId, action } = asked;
  const stands = openReleaseId !== null && standingNo(closed, known.target);
  if (stands) return stands;
  if (withoutLooking(asked)) return null;
  const isOfGate =
    action?.write?.field === 'gate' && action.write.value.kind === kind;
  return isOfGate && action.state === 'accepted' ? action : null;
}

/** Why a gate says no whatever was decided; null: it looks at that. */
function withoutLooking({
  kind,
  known: { canary },
  openReleaseId,
  isLive,
}: Asked): string | null {
  if (!canary || openReleaseId === null) return 'no release is open';
  if (!isLive) return 'the cluster is not heard from';
  return kind === START_GATE && canary.status?.phase !== 'Waiting'
    ? 'no release waits to begin'
    : null;
}

/** Whether Flagger asks about what somebody decided about. */
function isAskedAbout(
  { kind, checksum, known }: Asked,
  decided: { checksums: string[]; target?: DecidedTarget },
): boolean {
  return kind === START_GATE
    ? isSameTarget(decided.target, targetOf(known.target))
    : decided.checksums.includes(checksum);
}

/** What a person said no to, as long as it is the same. */
function refusal({ kind, closed, known }: Asked): string | null {
  const said = standingNo(closed, known.target);
  if (!said) return null;
  return kind === HOLDING_GATE
    ? `paused by ${said.by}`
    : `rejected by ${said.by}: ${said.reason.slice(0, MOST_REASON)}`;
}

/** What was decided, or needs no decision, and may still wait for the rules of the house. */
function unlessObjected(asked: Asked, agreed: string[] | null): Answer {
  const objections = objectionsOf(asked, agreed);
  return objections.length > 0 ? no(say(objections)) : { yes: true };
}

function objectionsOf(
  { kind, rules, author, staged, now }: Asked,
  agreed: string[] | null,
): Objection[] {
  return objectionsTo({ kind, rules, author, agreed, staged, now });
}

function no(why: string): Answer {
  return { yes: false, why };
}
