import { crowd, pass, shipUnschedulable } from '../../scenarios/deeds';
import type { Verb } from '../../portal/PortalClient';
import type { Visit } from '../visit/Visit';
import { countsAsWell, isRouted } from './broken/both';
import { failsToPromote } from './broken/failsToPromote';
import { ALL_AT_ONCE } from './broken/full';
import { COPIED, NOT_READY, READY_AGAIN } from './broken/situations';
import { goes, GOING, realOnly } from './ends';
import type { Route } from './route';
import { brings, plain, until } from './steps';
import type { Tour } from './Tour';

const UNREADY = 'pods not ready';

/** Pods that no node takes, until the deadline and another try; deleted meanwhile. */
export function unready(route: Route): Tour[] {
  const begins = [
    brings(shipUnschedulable('6.0.1')),
    ...route.starts,
    until('Progressing'),
    // Flagger says so when it comes again.
    plain(pass(12)),
  ];
  const going = [...begins, ...goes, ...route.look('Terminating', UNREADY)];
  return [
    route.tour('unready', [
      ...begins,
      ...route.look('Progressing', UNREADY),
      ...route.pauses('Progressing', UNREADY),
      until('Failed'),
      ...route.look('Failed', UNREADY),
      ...route.pauses('Failed', UNREADY),
      ...route.does('retry', 'Failed', UNREADY),
    ]),
    realOnly(route.tour('ends-unready', going, GOING)),
  ];
}

/** The primary cannot be updated; what is done then, and after it was repaired. */
export function failedPromotion(route: Route): Tour[] {
  // Nothing routes by weight there: in the words of the status, and not in fact.
  const isOnlySaid = !isRouted(route);
  const alsoDone = (verb: Verb) =>
    isOnlySaid && route.offers(verb, 'Failed', COPIED)
      ? [countsAsWell(verb, 'Failed')]
      : [];
  const room = {
    meanwhile: ({ play }: Visit) => play.stage.setCrowded(false),
  };
  const repaired = [...route.begins, ...failsToPromote(route)];
  return [
    route.tour('stuck', [
      ...route.begins,
      ...(route.asks ? [until('WaitingPromotion')] : []),
      plain(crowd(true)),
      ...route.passes,
      until('Promoting'),
      ...route.look('Promoting', COPIED),
      until('Failed'),
      ...route.look('Failed', NOT_READY),
      ...(isOnlySaid ? route.look('Failed', COPIED) : []),
      ...route.does('pause', 'Failed', NOT_READY),
      ...alsoDone('pause'),
      ...route.does('revert-primary', 'Failed', NOT_READY, room),
      ...alsoDone('revert-primary'),
    ]),
    route.tour(
      'repaired',
      [
        ...repaired,
        ...route.look('Failed', READY_AGAIN),
        ...route.does('revert-primary', 'Failed', READY_AGAIN),
      ],
      ALL_AT_ONCE(route),
    ),
    route.tour(
      'repaired-retried',
      [
        ...repaired,
        ...route.pauses('Failed', READY_AGAIN),
        ...route.does('retry', 'Failed', READY_AGAIN),
      ],
      ALL_AT_ONCE(route),
    ),
  ];
}
