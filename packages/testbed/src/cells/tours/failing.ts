import {
  crowd,
  pass,
  restartPrimary,
  shipUnschedulable,
} from '../../scenarios/deeds';
import type { Visit } from '../visit/Visit';
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
  // Nothing routes by weight there, so users stay on the primary.
  const isRouted = route.column.strategy !== 'provider kubernetes';
  const stuck = isRouted ? NOT_READY : COPIED;
  const fails = [
    ...route.begins,
    ...(route.asks ? [until('WaitingPromotion')] : []),
    plain(crowd(true)),
    ...route.passes,
    until('Promoting'),
  ];
  const repaired = [
    ...fails,
    until('Failed'),
    plain(crowd(false)),
    plain(restartPrimary),
    plain(pass(25)),
  ];
  const room = {
    meanwhile: ({ play }: Visit) => play.stage.setCrowded(false),
  };
  return [
    route.tour('stuck', [
      ...fails,
      ...route.look('Promoting', COPIED),
      until('Failed'),
      ...route.look('Failed', stuck),
      ...route.does('revert-primary', 'Failed', stuck, room),
    ]),
    route.tour('stuck-paused', [
      ...fails,
      until('Failed'),
      ...route.does('pause', 'Failed', stuck),
    ]),
    route.tour('repaired', [
      ...repaired,
      ...route.look('Failed', READY_AGAIN),
      ...route.does('revert-primary', 'Failed', READY_AGAIN),
    ]),
    route.tour('repaired-paused', [
      ...repaired,
      ...route.pauses('Failed', READY_AGAIN),
    ]),
    route.tour('repaired-retried', [
      ...repaired,
      ...route.does('retry', 'Failed', READY_AGAIN),
    ]),
  ];
}
