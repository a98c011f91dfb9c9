import type { Route } from '../route';
import { alsoDoes } from '../steps';
import type { Step, Tour } from '../Tour';
import { doInBoth, isRouted, lookAtBoth } from './both';
import { breakPrimary, mending } from './breaking';
import { again, ALL_AT_ONCE, ships, waits } from './full';
import { READY_AGAIN } from './situations';

const PHASE = 'WaitingPromotion';

/** While a gate holds the promotion all users are on the canary, and then the primary breaks. */
export function gated(route: Route): Tour[] {
  if (!route.asks) return [];
  const isThere = isRouted(route);
  const first = waits(route, ships('6.0.1'));
  const ready = (steps: Step[]) => (isThere ? steps : []);
  const does = (verb: Parameters<Route['does']>[0]) =>
    route.does(verb, PHASE, READY_AGAIN);
  const tour = (name: string, steps: Step[]) =>
    route.tour(`broken-gate-${name}`, steps, ALL_AT_ONCE(route));
  const passed = tour('passed', [
    ...first,
    ...ready([
      ...route.look(PHASE, READY_AGAIN),
      ...does('promote-unchecked'),
      ...waits(route, ships('6.0.2')),
    ]),
    breakPrimary,
    ...lookAtBoth(route, PHASE),
    ...doInBoth(route, 'promote-unchecked', PHASE),
  ]);
  const back = tour('back', [
    ...first,
    breakPrimary,
    ...doInBoth(route, 'rollback', PHASE, mending),
    ...ready([
      ...waits(route, again('second')),
      ...does('reject'),
      ...does('rollback'),
      ...waits(route, again('third')),
      ...does('pause'),
    ]),
  ]);
  const rejects = doInBoth(route, 'reject', PHASE, mending);
  const stopped = tour('stopped', [
    ...first,
    ...(rejects.length > 0 ? [breakPrimary, ...rejects] : []),
    breakPrimary,
    ...doInBoth(route, 'pause', PHASE),
    alsoDoes('resume', PHASE),
  ]);
  const promoted = tour('promoted', [
    ...first,
    ...ready([...does('promote'), ...waits(route, ships('6.0.2'))]),
    breakPrimary,
    ...doInBoth(route, 'promote', PHASE, mending),
  ]);
  const promotes = route.offers('promote', PHASE, READY_AGAIN);
  return [passed, back, stopped, ...(promotes ? [promoted] : [])];
}
