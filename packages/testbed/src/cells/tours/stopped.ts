import type { Route } from './route';
import { until } from './steps';
import type { Tour } from './Tour';

/** Somebody suspends it where the portal does not. */
export function stopped(route: Route): Tour[] {
  const isHeld = route.answer('pause', 'Progressing') === '**gate**';
  const promoting = ['Promoting', 'Finalising'].map(phase =>
    route.tour(`stopped-${phase.toLowerCase()}`, [
      ...route.begins,
      ...(route.asks ? [route.climb(until('WaitingPromotion'))] : []),
      ...route.passes,
      until(phase),
      ...route.suspended(phase),
    ]),
  );
  const climbing = route.tour('stopped', [
    ...route.begins,
    ...route.suspended('Progressing'),
  ]);
  return [...promoting, ...(isHeld ? [climbing] : [])];
}
