import {
  RolloutAddress,
  stringifyRolloutRef,
} from '@rollouts/backstage-plugin-rollouts-common';
import { START_GATE } from '../domain/gates/decidedTarget';
import { nextGate } from '../domain/gates/nextGate';
import { Staged, stagedBefore } from '../domain/gates/policy/stagedBefore';
import type { GateRules } from '../domain/gates/policy/types';
import type { RolloutState } from '../domain/state';
import type { Store } from '../store/Store';

/** Newer ones than the one that counts; nobody releases more often within the time of a rule. */
const MOST_RELEASES = 100;

/** Whether what waits to begin succeeded where it is to; null: nothing waits, or nobody asks for that. */
export async function findStaged(
  store: Pick<Store, 'listRollouts' | 'listReleases'>,
  { namespace, name, state }: RolloutAddress & { state: RolloutState },
  { stagingFirst }: GateRules,
  now: number,
): Promise<Staged | null> {
  if (!stagingFirst || nextGate(state) !== START_GATE) return null;
  const there = {
    cluster: stagingFirst.cluster,
    namespace: stagingFirst.namespace ?? namespace,
    name,
  };
  const [rollout] = await store.listRollouts({
    refs: [stringifyRolloutRef(there)],
  });
  const page = { limit: MOST_RELEASES };
  return stagedBefore({
    images: state.target?.images ?? null,
    rollout: `${there.cluster}/${there.namespace}/${name}`,
    releases: rollout
      ? (await store.listReleases(rollout.id, page)).items
      : null,
    serves: rollout?.state.primary?.images ?? null,
    withinMs: stagingFirst.withinMs,
    now,
  });
}
