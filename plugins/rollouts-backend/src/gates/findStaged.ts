import {
  RolloutAddress,
  stringifyRolloutRef,
} from '@rollouts/backstage-plugin-rollouts-common';
import { START_GATE } from '../domain/gates/decided/decidedTarget';
import { nextGate } from '../domain/gates/nextGate';
import {
  Staged,
  stagedBefore,
  withheld,
} from '../domain/gates/policy/stagedBefore';
import type { GateRules } from '../domain/gates/policy/types';
import type { RolloutState } from '../domain/state';
import type { RolloutQuery } from '../store/RolloutStore';
import type { Store } from '../store/Store';

/** Newer ones than the one that counts; nobody releases more often within the time of a rule. */
const MOST_RELEASES = 100;

type Sources = Pick<Store, 'listRollouts' | 'listReleases'>;
type Starting = RolloutAddress & { state: RolloutState };

/** Whether what waits to begin succeeded where it is to; null: nothing waits, or nobody asks for that. */
export async function findStaged(
  store: Sources,
  starting: Starting,
  rules: GateRules,
  now: number,
): Promise<Staged | null> {
  const there = stagingOf(starting, rules);
  if (!there || !rules.stagingFirst) return null;
  const [rollout] = await store.listRollouts({
    refs: [stringifyRolloutRef(there)],
  });
  const page = { limit: MOST_RELEASES };
  return stagedBefore({
    images: starting.state.target?.images ?? null,
    rollout: `${there.cluster}/${there.namespace}/${there.name}`,
    releases: rollout
      ? (await store.listReleases(rollout.id, page)).items
      : null,
    serves: rollout?.state.primary?.images ?? null,
    withinMs: rules.stagingFirst.withinMs,
    now,
  });
}

/** The same in words for somebody who may see only some rollouts. */
export async function findStagedFor(
  { criteria }: Pick<RolloutQuery, 'criteria'>,
  ...[store, starting, rules, now]: Parameters<typeof findStaged>
): Promise<Staged | null> {
  const staged = await findStaged(store, starting, rules, now);
  const there = stagingOf(starting, rules);
  if (!staged || !there || criteria === undefined) return staged;
  const refs = [stringifyRolloutRef(there)];
  const [seen] = await store.listRollouts({ refs, criteria });
  return seen ? staged : withheld(staged);
}

function stagingOf(
  { namespace, name, state }: Starting,
  { stagingFirst }: GateRules,
): RolloutAddress | null {
  if (!stagingFirst || nextGate(state) !== START_GATE) return null;
  const { cluster, namespace: other } = stagingFirst;
  return { cluster, namespace: other ?? namespace, name };
}
