import { setTimeout as sleep } from 'node:timers/promises';
import type { Action } from '../../portal/answers';
import type { Visit } from './Visit';

const ENDED = ['effective', 'ineffective', 'superseded', 'refused', 'denied'];
const STEP_MS = 2_000;
/** Flagger comes at each tenth second; a promotion takes some of its looks. */
const LIMIT_MS = 180_000;
const LOOK_MS = 100;
/** Where Flagger writes nothing, a pause is over two of its intervals later, by the portal's own clock. */
const REAL_LIMIT_MS = 40_000;

export const hasEnded = ({ state }: Pick<Action, 'state'>): boolean =>
  ENDED.includes(state);

/** Lets time pass until nothing more comes of an action, and nothing is left to restore. */
export async function untilEnded(visit: Visit, id: string): Promise<Action> {
  const { stage } = visit.play;
  const limit = stage.now() + LIMIT_MS;
  const realLimit = Date.now() + REAL_LIMIT_MS;
  for (;;) {
    const action = await actionOf(visit, id);
    const isOver =
      hasEnded(action) && ['none', 'done'].includes(action.restore);
    const isLate = stage.now() > limit;
    if (isOver || (isLate && Date.now() > realLimit)) return action;
    if (!isLate) await visit.play.pass(STEP_MS);
    // A simulated clock would else run away from the portal.
    await sleep(LOOK_MS);
  }
}

/** @throws Error when the portal does not know it any more */
export async function actionOf({ play }: Visit, id: string): Promise<Action> {
  const { actions } = await play.portal.offers(play.address);
  const present = actions.find(action => action.id === id);
  if (present) return present;
  // Of a release that is not the newest any more.
  const releases = await play.portal.releases(play.address);
  for (const release of releases.reverse()) {
    const kept = await play.portal.actions(release.id);
    const found = kept.find(action => action.id === id);
    if (found) return found;
  }
  throw new Error('the portal does not know the action any more');
}
