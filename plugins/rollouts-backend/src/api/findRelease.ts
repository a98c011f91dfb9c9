import { NotFoundError } from '@backstage/errors';
import type { RolloutStore } from '../store/Store';
import type { ReadAccess } from './createReadAccess';

/**
 * A release with its timeline, and its rollout.
 *
 * @throws NotFoundError when there is none, and in the same words when the caller may not see it.
 */
export async function findRelease(
  store: RolloutStore,
  id: string,
  access: ReadAccess,
) {
  const found = await store.readRelease(id);
  const [rollout] = found
    ? await store.listRollouts({
        ids: [found.rolloutId],
        criteria: access.criteria,
      })
    : [];
  if (!found || !rollout) throw new NotFoundError(`There is no release ${id}`);
  return { release: found.release, timeline: found.timeline, rollout };
}
