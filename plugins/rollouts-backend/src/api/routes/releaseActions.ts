import { toAction } from '../deciding/toAction';
import { findRelease } from '../findRelease';
import type { Handler } from '../handler';

const MOST_ACTIONS = 200;

export const releaseActions: Handler<'releaseActions'> = async (
  query,
  access,
  { store, now },
) => {
  const { rollout } = await findRelease(store, query.id, access);
  const actions = await store.listActions({
    rolloutId: rollout.id,
    releaseId: query.id,
    limit: MOST_ACTIONS,
  });
  return { now: now(), items: actions.map(toAction) };
};
