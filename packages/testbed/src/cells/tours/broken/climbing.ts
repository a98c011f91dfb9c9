import type { Circumstances } from '../../visit/act';
import type { Route } from '../route';
import type { Tour } from '../Tour';
import { doInBoth, isRouted, lookAtBoth } from './both';
import { breakPrimary, mending } from './breaking';
import { again, ALL_AT_ONCE, passes, ships, stays } from './full';
import { READY_AGAIN } from './situations';

const PHASE = 'Progressing';

/** What needs a check that passes before anything comes of it. */
const passing: Circumstances = { meanwhile: ({ play }) => passes.deed(play) };
const mendingAndPassing: Circumstances = {
  async meanwhile(visit) {
    await passing.meanwhile?.(visit);
    await mending.meanwhile?.(visit);
  },
};

/** While it is checked: all users are on the canary, with a primary that is ready, and that is not. */
export function climbing(route: Route): Tour[] {
  return [];
}
