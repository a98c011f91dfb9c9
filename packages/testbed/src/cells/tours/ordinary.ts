import { begun, letPass, look, until } from './steps';
import type { Route } from './route';
import type { Tour } from './Tour';

/** Through all phases of releases that go well or are ended, in whatever situation lasts for all of them. */
export function ordinary(route: Route): Tour[] {
  return [up(route), down(route), ...unchecked(route), ...waits(route)];
}

/** Up to the end, looking at each phase, and back again by another release. */
function up(route: Route): Tour {
  const isUsual = route.setting.situation === 'as usual';
  const first = 'before its first release';
  return route.tour('up', [
    ...(isUsual ? [look(first, 'Initialized')] : []),
    ...route.ships,
    ...(route.asks
      ? [until('Waiting'), ...route.look('Waiting'), ...route.pauses('Waiting')]
      : []),
    ...route.starts,
    route.climb(begun),
    ...route.look('Progressing'),
    ...route.pauses('Progressing'),
    ...(route.asks
      ? [
          route.climb(until('WaitingPromotion')),
          ...route.look('WaitingPromotion'),
          ...route.pauses('WaitingPromotion'),
        ]
      : []),
    ...route.passes,
    until('Promoting'),
    ...route.look('Promoting'),
    until('Finalising'),
    ...route.look('Finalising'),
    until('Succeeded'),
    ...route.look('Succeeded'),
    ...route.pauses('Succeeded', undefined, ['revert-primary']),
    ...(isUsual ? [] : route.does('revert-primary', 'Succeeded')),
    ...route.does('revert', 'Succeeded'),
  ]);
}

/** Started and rejected by persons where they are asked, rolled back, tried again and promoted. */
function down(route: Route): Tour {
  const where = route.asks ? 'WaitingPromotion' : 'Progressing';
  const isHeld = route.setting.house === 'frozen';
  const starts = [
    ...route.does('approve', 'Waiting'),
    ...(isHeld || !route.offers('approve', 'Waiting') ? route.starts : []),
  ];
  const ends = route.offers('promote', where)
    ? route.does('promote', where)
    : route.does('promote-unchecked', where);
  return route.tour('down', [
    ...route.ships,
    ...(route.asks ? [until('Waiting'), ...starts] : []),
    route.climb(begun),
    ...route.does('rollback', 'Progressing'),
    ...route.look('Failed'),
    ...route.pauses('Failed'),
    ...route.retries,
    ...route.starts,
    ...(route.asks ? [route.climb(until('WaitingPromotion'))] : [begun]),
    ...ends,
    ...(ends.length > 0 && !isHeld
      ? route.does('revert-primary', 'Succeeded')
      : []),
  ]);
}

/** Promoted past everybody on the way; before it, what is told no at the start. */
function unchecked(route: Route): Tour[] {
  if (!route.offers('promote-unchecked', 'Progressing')) return [];
  return [
    route.tour('unchecked', [
      ...route.begins,
      ...route.does('promote-unchecked', 'Progressing'),
    ]),
  ];
}

/** At the gates: told no, rolled back, and promoted past the gate. */
function waits(route: Route): Tour[] {
  if (!route.asks) return [];
  const toGate = [...route.begins, route.climb(until('WaitingPromotion'))];
  const again = [
    ...route.retries,
    letPass('confirm-rollout', 'Progressing'),
    route.climb(until('WaitingPromotion')),
  ];
  return [
    route.tour('rejected', [
      ...route.ships,
      until('Waiting'),
      ...route.does('reject', 'Waiting'),
      ...route.starts,
      route.climb(until('WaitingPromotion')),
      ...route.does('reject', 'WaitingPromotion'),
    ]),
    route.tour('gate', [
      ...toGate,
      ...route.does('rollback', 'WaitingPromotion'),
      ...again,
      ...route.does('promote-unchecked', 'WaitingPromotion'),
    ]),
  ];
}
