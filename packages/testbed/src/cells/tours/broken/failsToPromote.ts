import type { Route } from '../route';
import { until } from '../steps';
import type { Step } from '../Tour';
import { losePrimary, mendPrimary } from './breaking';

/** On with a release until its promotion has failed, after which the primary is mended. */
export function failsToPromote(route: Route): Step[] {
  return [
    ...route.passes,
    until('Promoting'),
    losePrimary,
    until('Failed'),
    mendPrimary,
  ];
}
