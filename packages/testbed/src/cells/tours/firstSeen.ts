import { shipUnschedulable } from '../../scenarios/deeds';
import type { Route } from './route';
import {
  brings,
  look,
  openDoor,
  skipAnalysis,
  until,
  untilKnown,
} from './steps';
import type { Tour } from './Tour';

const FIRST = 'before its first release';

/** A portal that comes when all is over, as on the day on which it is installed: it knows of no release. */
export function firstSeen(route: Route): Tour[] {
  const seen = (phase: string) => [
    until(phase),
    openDoor,
    untilKnown(phase),
    look(FIRST, phase),
  ];
  const failed = [
    brings(shipUnschedulable('6.0.1')),
    ...route.starts,
    ...seen('Failed'),
  ];
  const succeeded = [
    ...route.ships,
    ...route.starts,
    until('Succeeded'),
    skipAnalysis(false),
    ...seen('Succeeded'),
  ];
  return [
    route.tour('late-failed', failed),
    // Past all gates, at which nobody knows it.
    route.tour('late-succeeded', succeeded, { spec: { skipAnalysis: true } }),
  ];
}
