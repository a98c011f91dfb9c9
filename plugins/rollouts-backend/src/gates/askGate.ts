import {
  RolloutAddress,
  stringifyRolloutRef,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { ActionRecord } from '../domain/actions/record';
import { START_GATE } from '../domain/gates/decidedTarget';
import { Answer, answerGate } from '../domain/gates/answer';
import type { GatePoll } from '../domain/gates/poll';
import { authorOf } from '../domain/gates/policy/authorOf';
import { isHeardFrom } from '../domain/orphaned';
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
  const answer = answerGate({
    kind,
    checksum,
    known: state,
    openReleaseId,
    action,
    closed,
    staged:
      kind === START_GATE ? await findStaged(store, known, rules, now) : null,
    isLive: source !== null && isHeardFrom(source, now),
    rules,
    author: authorOf(state),
    now,
  });
  if (isLate?.()) throw new OverdueError('The answer came too late');
  await store.savePoll(
    {
      rolloutId: id,
      kind,
      checksum,
      keyId,
      releaseId: openReleaseId,
      polledAt: now,
      answer: answer.yes,
    },
    decidedBy(kind, [closed, action]),
  );
  return answer;
}

/** The action that a gate answers from, for the audit. */
function decidedBy(
  kind: GatePoll['kind'],
  actions: Array<ActionRecord | null>,
): ActionRecord | null {
  const isOfGate = ({ write }: ActionRecord) =>
    write?.field === 'gate' && write.value.kind === kind;
  return actions.find(action => action && isOfGate(action)) ?? null;
}
