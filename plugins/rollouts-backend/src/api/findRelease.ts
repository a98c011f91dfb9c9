import { NotFoundError } from '@backstage/errors';
import type { RolloutStore } from '../store/RolloutStore';
import type { ReadAccess } from './createReadAccess';
import { HiddenError } from './HiddenError';

/**
 * A release with its timeline, and its rollout.
 *
 * @throws NotFoundError when there is none, and HiddenError, in the same words, when the caller may
 * not see it.
 */
export async function findRelease(
  store: RolloutStore,
  id: string,
  { criteria }: ReadAccess,
) {
  const missing = `There is no release ${id}`;
  const found = await store.readRelease(id);
  if (!found) throw new NotFoundError(missing);
  const ids = [found.rolloutId];
  const [rollout] = await store.listRollouts({ ids, criteria });
  if (rollout) {
    return { release: found.release, timeline: found.timeline, rollout };
  }
  const [hidden] = await store.listRollouts({ ids });
  throw hidden ? new HiddenError(missing, hidden) : new NotFoundError(missing);
}
