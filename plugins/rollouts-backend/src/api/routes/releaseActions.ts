import { NotFoundError } from '@backstage/errors';
import { toAction } from '../deciding/toAction';
import type { Handler } from '../handler';

const MOST_ACTIONS = 200;

export const releaseActions: Handler<'releaseActions'> = async (
  query,
  access,
  { store, now },
) => {
  const found = await store.readRelease(query.id);
  const [rollout] = found
    ? await store.listRollouts({
        ids: [found.rolloutId],
        criteria: access.criteria,
      })
    : [];
  if (!found || !rollout) {
    throw new NotFoundError(`There is no release ${query.id}`);
  }
  const actions = await store.listActions({
    rolloutId: rollout.id,
    releaseId: query.id,
    limit: MOST_ACTIONS,
  });
  return { now: now(), items: actions.map(toAction) };
};
