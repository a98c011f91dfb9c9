import { NotFoundError } from '@backstage/errors';
import {
  RolloutAddress,
  stringifyRolloutRef,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { RolloutStore, StoredRollout } from '../store/RolloutStore';
import type { ReadAccess } from './createReadAccess';
import { HiddenError } from './HiddenError';

/**
 * @throws NotFoundError when there is none, and HiddenError, in the same words, when the caller may
 * not see it.
 */
export async function findRollout(
  store: RolloutStore,
  address: RolloutAddress,
  { criteria }: ReadAccess,
): Promise<StoredRollout> {
  const refs = [stringifyRolloutRef(address)];
  const [rollout] = await store.listRollouts({ refs, criteria });
  if (rollout) return rollout;
  const missing = `There is no rollout ${refs[0]}`;
  const [hidden] = await store.listRollouts({ refs });
  throw hidden ? new HiddenError(missing, hidden) : new NotFoundError(missing);
}
