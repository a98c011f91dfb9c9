import { broken } from './broken/broken';
import { ends, endsEarly } from './ends';
import { failedPromotion, unready } from './failing';
import { heldUnheard } from './heldUnheard';
import { foreignGate, held } from './held';
import { rejected } from './rejected';
import { stopped } from './stopped';
import { UNHURRIED_TOUR } from './given';
import type { Route } from './route';
import { errs, skipAnalysis, until } from './steps';
import type { Tour } from './Tour';

const SKIPPED = 'analysis skipped';

/** What goes wrong, is held, or is switched past the analysis. */
export function troubled(route: Route): Tour[] {
  return [
    ...skipped(route),
    ...unready(route),
    ...failedPromotion(route),
    ...broken(route),
    ...foreignGate(route),
    ...rejected(route),
    ...held(route),
    ...heldUnheard(route),
    ...stopped(route),
    ends(route),
    ...endsEarly(route),
  ];
}

function skipped(route: Route): Tour[] {
  const isApproved = route.offers('approve', 'Waiting', SKIPPED);
  const start = route.tour('skipped-start', [
    ...route.ships,
    until('Waiting'),
    skipAnalysis(true),
    ...route.look('Waiting', SKIPPED),
    ...route.pauses('Waiting', SKIPPED),
    ...route.does('reject', 'Waiting', SKIPPED),
    ...(isApproved ? route.does('approve', 'Waiting', SKIPPED) : route.starts),
  ]);
  const waiting = route.tour(
    'skipped-waiting',
    [
      ...route.begins,
      until('WaitingPromotion'),
      skipAnalysis(true),
      ...route.look('WaitingPromotion', SKIPPED),
      ...route.does('pause', 'WaitingPromotion', SKIPPED),
    ],
    UNHURRIED_TOUR,
  );
  const promoting = ['Promoting', 'Finalising'].map(phase =>
    route.tour(
      `skipped-${phase.toLowerCase()}`,
      [
        ...route.begins,
        ...(route.asks ? [route.climb(until('WaitingPromotion'))] : []),
        ...route.passes,
        until(phase),
        skipAnalysis(true),
        ...route.look(phase, SKIPPED),
      ],
      UNHURRIED_TOUR,
    ),
  );
  return [
    ...(route.asks ? [start, waiting] : []),
    ...promoting,
    route.tour('skipped-failed', [
      ...route.begins,
      errs,
      until('Failed'),
      skipAnalysis(true),
      ...route.look('Failed', SKIPPED),
      ...route.pauses('Failed', SKIPPED),
      ...route.does('retry', 'Failed', SKIPPED),
    ]),
    route.tour(
      'skipped',
      [
        ...route.begins,
        skipAnalysis(true),
        ...route.look('Progressing', SKIPPED),
        until('Succeeded'),
        ...route.look('Succeeded', SKIPPED),
        ...route.pauses('Succeeded', SKIPPED),
        ...route.does('revert-primary', 'Succeeded', SKIPPED),
        ...route.does('revert', 'Succeeded', SKIPPED),
      ],
      UNHURRIED_TOUR,
    ),
    route.tour(
      'skipped-paused',
      [
        ...route.begins,
        skipAnalysis(true),
        ...route.does('pause', 'Progressing', SKIPPED),
      ],
      UNHURRIED_TOUR,
    ),
  ];
}
