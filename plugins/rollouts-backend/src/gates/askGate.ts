import {
  RolloutAddress,
  stringifyRolloutRef,
} from '@rollouts/backstage-plugin-rollouts-common';
import { isOtherAnswer } from '../domain/audit/rowOfAnswer';
import { Answer, answerGate, Asked, decisionAt } from '../domain/gates/answer';
import { START_GATE } from '../domain/gates/decided/decidedTarget';
import { Grounds, NOT_TOLD } from '../domain/gates/grounds';
import { groundsOf } from '../domain/gates/groundsOf';
import type { GatePoll } from '../domain/gates/poll';
import { authorOf } from '../domain/gates/policy/authorOf';
import { isTargetHeard } from '../domain/gates/targetHeard';
import { isHeardFrom } from '../domain/orphaned';
import type { KnownGate } from '../store/GateStore';
import type { Store } from '../store/Store';
import type { House } from './createHouse';
import { findClosed } from './findClosed';
import { findStaged } from './findStaged';
import { OverdueError } from './load/Turns';

export interface AskOptions {
  store: Pick<
    Store,
    'readGate' | 'listRollouts' | 'listReleases' | 'listActions' | 'savePoll'
  >;
  house: Pick<House, 'rulesOf'>;
  now: () => number;
}

/** What a gate is asked, by whoever has its credentials. */
export type Question = Pick<GatePoll, 'kind' | 'checksum' | 'keyId'>;

const UNKEPT: Answer = {
  yes: false,
  why: 'the yes could not be written down: too much else was asked about, or a newer no was told',
};

/**
 * Answers one question of Flagger and keeps that it was asked.
 *
 * @param isLate - nobody waits for the answer any more, so it was not given
 * @throws OverdueError when nobody waits any more
 */
export async function askGate(
  address: RolloutAddress,
  { kind, checksum, keyId }: Question,
  { store, house, now: clock }: AskOptions,
  isLate?: () => boolean,
): Promise<Answer> {
  const now = clock();
  const known = await store.readGate(stringifyRolloutRef(address));
  if (!known) return { yes: false, why: 'this Canary is not known' };
  const { id, openReleaseId, action, source, state } = known;
  const rules = house.rulesOf(known);
  const closed = known.wasDecided
    ? await findClosed(store, id, openReleaseId, kind)
    : null;
  const staged =
    kind === START_GATE ? await findStaged(store, known, rules, now) : null;
  const asked: Asked = {
    kind,
    checksum,
    known: state,
    openReleaseId,
    action,
    closed,
    staged,
    isLive:
      source !== null &&
      isHeardFrom(source, now) &&
      (kind !== START_GATE || isTargetKnown(known, source, now)),
    rules,
    author: authorOf(state),
    now,
  };
  const answer = answerGate(asked);
  const poll = {
    rolloutId: id,
    kind,
    checksum,
    keyId,
    releaseId: openReleaseId,
    polledAt: now,
    answer: answer.yes,
    decisionId: decisionAt(asked)?.id ?? null,
  };
  const isKept = await keep(poll, groundsOf(asked, answer), store, isLate);
  return isKept || !answer.yes ? answer : UNKEPT;
}

/**
 * A yes is written down before it is told: one that nobody wrote down would be worse than one that was
 * not told. If writing it down took too long, what was told instead is written after it, unless the gate
 * says yes by itself.
 *
 * @returns whether it was written down
 */
async function keep(
  poll: GatePoll,
  grounds: Grounds,
  store: Pick<Store, 'savePoll'>,
  isLate: () => boolean = () => false,
): Promise<boolean> {
  if (isLate()) throw new OverdueError('The answer came too late');
  const isKept = await store.savePoll(poll, grounds);
  if (!isLate()) return isKept;
  if (isKept && poll.answer && isOtherAnswer(undefined, poll)) {
    await store.savePoll({ ...poll, answer: false }, { why: NOT_TOLD });
  }
  throw new OverdueError('It took too long to write the answer down');
}

function isTargetKnown(
  { namespace, state }: Pick<KnownGate, 'namespace' | 'state'>,
  source: NonNullable<KnownGate['source']>,
  now: number,
): boolean {
  const kind = state.canary?.spec?.target?.kind ?? '';
  return isTargetHeard(source, { kind, namespace }, now);
}
