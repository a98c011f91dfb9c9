import type { Route } from '../route';
import { alsoDoes, until } from '../steps';
import type { Step, Tour } from '../Tour';
import { breakPrimary, mending, mendPrimary } from './breaking';
import { failsToPromote } from './failsToPromote';
import { again, ALL_AT_ONCE, ships } from './full';
import { COPIED, NOT_READY, READY_AGAIN } from './situations';

const PHASE = 'Waiting';

/** What waits to begin: after a promotion that failed, and over a primary that broke. */
export function starting(route: Route): Tour[] {
  if (!route.asks) return [];
  const tour = (name: string, steps: Step[]) =>
    route.tour(`broken-start-${name}`, steps, ALL_AT_ONCE(route));
  const failed = [
    ships('6.0.1'),
    ...route.starts,
    ...failsToPromote(route),
    again('second'),
    until(PHASE),
  ];
  const broken = (situation: string) => [
    breakPrimary,
    ...route.look(PHASE, situation),
    ...route.does('pause', PHASE, situation),
    mendPrimary,
    alsoDoes('resume', PHASE),
  ];
  const without = (verb: 'reject' | 'approve', situation: string) =>
    route.offers(verb, PHASE, situation)
      ? [breakPrimary, ...route.does(verb, PHASE, situation, mending)]
      : [];
  const rejects = route.does('reject', PHASE, READY_AGAIN);
  const late = without('approve', NOT_READY);
  return [
    tour('anew', [
      ...failed,
      ...route.look(PHASE, READY_AGAIN),
      ...route.pauses(PHASE, READY_AGAIN),
      ...rejects,
      // A no is to one version only.
      ...(rejects.length > 0 ? [again('third')] : []),
      ...route.does('approve', PHASE, READY_AGAIN),
    ]),
    tour('anew-broken', [
      ...failed,
      ...broken(NOT_READY),
      ...without('reject', NOT_READY),
      ...(late.length > 0 ? [again('third'), ...late] : []),
    ]),
    tour('over', [
      ships('6.0.1'),
      until(PHASE),
      ...broken(COPIED),
      ...without('reject', COPIED),
      ...(rejects.length > 0 ? [again('second')] : []),
      ...without('approve', COPIED),
    ]),
  ];
}
