import { toAction } from '../deciding/toAction';
import { findRelease } from '../findRelease';
import type { Handler } from '../handler';

const MOST_ACTIONS = 200;
/** Apart from the actions: whoever may do nothing must not bury what others did. */
const MOST_DENIALS = 20;

export const releaseActions: Handler<'releaseActions'> = async (
  { id: releaseId },
  access,
  { store, now },
) => {
  const { rollout } = await findRelease(store, releaseId, access);
  const of = { rolloutId: rollout.id, releaseId };
  const [actions, denials] = await Promise.all([
    store.listActions({ ...of, denied: false, limit: MOST_ACTIONS }),
    store.listActions({ ...of, denied: true, limit: MOST_DENIALS + 1 }),
  ]);
  return {
    now: now(),
    items: [...actions, ...denials.slice(0, MOST_DENIALS)]
      .sort((a, b) => b.requestedAt - a.requestedAt)
      .map(toAction),
    moreDenials: denials.length > MOST_DENIALS,
  };
};
