import {
  RolloutAddress,
  stringifyRolloutRef,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { ActionRecord } from '../domain/actions/record';
import { Answer, answerGate } from '../domain/gates/answer';
import type { GatePoll } from '../domain/gates/poll';
import { authorOf } from '../domain/gates/policy/authorOf';
import { isHeardFrom } from '../domain/orphaned';
import type { Store } from '../store/Store';
import type { House } from './createHouse';
import { findHold } from './findHold';

export interface AskOptions {
  store: Pick<
    Store,
    | 'listRollouts'
    | 'listSources'
    | 'findOpenAction'
    | 'listActions'
    | 'savePoll'
  >;
  house: Pick<House, 'rulesOf'>;
  now: () => number;
}

/** What a gate is asked, by whoever has its credentials. */
export type Question = Pick<GatePoll, 'kind' | 'checksum' | 'keyId'>;

/** Answers one question of Flagger and keeps that it was asked. */
export async function askGate(
  address: RolloutAddress,
  { kind, checksum, keyId }: Question,
  { store, house, now: clock }: AskOptions,
): Promise<Answer> {
  const now = clock();
  const [[rollout], sources] = await Promise.all([
    store.listRollouts({
      refs: [stringifyRolloutRef(address)],
      includeGone: false,
    }),
    store.listSources(),
  ]);
  if (!rollout) return { yes: false, why: 'this Canary is not known' };
  const { release } = rollout;
  const openReleaseId = release?.closedAt === null ? release.id : null;
  const row = sources.find(({ source }) => source.name === address.cluster);
  const action = await store.findOpenAction(rollout.id);
  const hold = await findHold(store, rollout.id, openReleaseId);
  const answer = answerGate({
    kind,
    checksum,
    canary: rollout.state.canary,
    openReleaseId,
    action,
    hold,
    isLive: row !== undefined && isHeardFrom(row, now),
    rules: house.rulesOf(rollout),
    author: authorOf(rollout.state),
    now,
  });
  await store.savePoll(
    {
      rolloutId: rollout.id,
      kind,
      checksum,
      keyId,
      releaseId: openReleaseId,
      polledAt: now,
      answer: answer.yes,
    },
    decidedBy(kind, [hold, action]),
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
