import { endsWhile } from './ends';
import type { Route } from './route';
import { forgotten, until } from './steps';
import type { Tour } from './Tour';

const REJECTED = 'rejected by a person';

/** After a no of the portal's people. */
export function rejected(route: Route): Tour[] {
  if (!route.offers('reject', 'Waiting')) return [];
  const atStart = [
    ...route.ships,
    until('Waiting'),
    ...route.does('reject', 'Waiting'),
  ];
  const atEnd = [
    ...route.begins,
    route.climb(until('WaitingPromotion')),
    ...route.does('reject', 'WaitingPromotion'),
    // Flagger was told no.
    ...(route.column.hooks === 'the portal, not asked yet' ? [forgotten] : []),
  ];
  const verbs = ['pause', 'rollback', 'promote', 'promote-unchecked'] as const;
  return [
    endsWhile(route, 'rejected', atStart, REJECTED),
    route.tour('rejected-start', [
      ...atStart,
      ...route.look('Waiting', REJECTED),
      ...route.does('approve', 'Waiting', REJECTED),
    ]),
    route.tour('rejected-start-paused', [
      ...atStart,
      ...route.does('pause', 'Waiting', REJECTED),
    ]),
    ...verbs
      .filter(verb => route.offers(verb, 'WaitingPromotion', REJECTED))
      .map((verb, i) =>
        route.tour(`rejected-${verb}`, [
          ...atEnd,
          ...(i === 0 ? route.look('WaitingPromotion', REJECTED) : []),
          ...route.does(verb, 'WaitingPromotion', REJECTED),
        ]),
      ),
  ];
}
