import { NotFoundError } from '@backstage/errors';
import {
  RolloutAddress,
  stringifyRolloutRef,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { RolloutStore, StoredRollout } from '../store/Store';
import type { ReadAccess } from './createReadAccess';

/**
 * @throws NotFoundError when there is none, and in the same words when the caller may not see it.
 */
export async function findRollout(
  store: RolloutStore,
  address: RolloutAddress,
  access: ReadAccess,
): Promise<StoredRollout> {
  const ref = stringifyRolloutRef(address);
  const [rollout] = await store.listRollouts({
    refs: [ref],
    criteria: access.criteria,
  });
  if (!rollout) throw new NotFoundError(`There is no rollout ${ref}`);
  return rollout;
}
