import { crowd, freezeRoutes } from '../../../scenarios/deeds';
import { realOnly } from '../ends';
import type { Route } from '../route';
import { alsoDoes, plain, until } from '../steps';
import type { Step, Tour } from '../Tour';
import { isRouted } from './both';
import {
  breakPrimary,
  mending,
  mendPrimary,
  untilPrimaryReady,
} from './breaking';
import { ALL_AT_ONCE, ships } from './full';
import { wantTooMany } from './pods';
import { COPIED, NOT_READY, READY_AGAIN } from './situations';

/** While and after the new version is on the primary. */
export function ending(route: Route): Tour[] {
  const promoting = [
    ships('6.0.1'),
    ...route.starts,
    ...route.passes,
    until('Promoting'),
  ];
  const held = [...promoting, plain(freezeRoutes(true)), untilPrimaryReady];
  const seen = [
    ...route.look('Promoting', READY_AGAIN),
    breakPrimary,
    ...route.look('Promoting', NOT_READY),
    mendPrimary,
    plain(freezeRoutes(false)),
  ];
  return [
    route.tour(
      'broken-end',
      [
        ...(isRouted(route) ? [...held, ...seen] : promoting),
        until('Finalising'),
        breakPrimary,
        ...route.look('Finalising', COPIED),
        mendPrimary,
        until('Succeeded'),
        breakPrimary,
        ...route.look('Succeeded', COPIED),
        ...route.does('pause', 'Succeeded', COPIED),
        ...route.does('revert-primary', 'Succeeded', COPIED, mending),
        alsoDoes('resume', 'Succeeded'),
        breakPrimary,
        ...route.does('revert', 'Succeeded', COPIED, mending),
      ],
      ALL_AT_ONCE(route),
    ),
    ...(isRouted(route) ? [half(route, held)] : []),
  ];
}

/** The canary's pods break while the primary is updated, and then that breaks. */
function half(route: Route, held: Step[]): Tour {
  const { analysis } = ALL_AT_ONCE(route);
  const steps = [
    ...held,
    ...wantTooMany,
    plain(freezeRoutes(false)),
    until('Failed'),
    plain(crowd(false)),
    breakPrimary,
    ...route.look('Failed', COPIED),
    ...route.does('pause', 'Failed', COPIED),
    ...route.does('revert-primary', 'Failed', COPIED, mending),
  ];
  const given = { analysis, spec: { progressDeadlineSeconds: 20 } };
  return realOnly(route.tour('broken-half', steps, given));
}
