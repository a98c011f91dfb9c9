import { realOnly } from '../ends';
import type { Route } from '../route';
import { alsoDoes, until, untilKnown } from '../steps';
import type { Step, Tour } from '../Tour';
import { failsToPromote } from './failsToPromote';
import { again, ALL_AT_ONCE } from './full';
import { deafen, hearing, letSee } from './hearing';

/** A promotion failed, and then nothing is heard of workloads any more; whatever the primary does. */
export function deaf(route: Route): Tour[] {
  const tour = (name: string, steps: Step[]) =>
    realOnly(route.tour(`deaf-${name}`, steps, ALL_AT_ONCE(route)));
  const failed = [
    ...letSee,
    untilKnown('Initialized'),
    ...route.begins,
    ...failsToPromote(route),
  ];
  const waits = [...failed, again('second'), until('Waiting')];
  const starts: Tour[] = [
    tour('start', [
      ...waits,
      deafen,
      ...route.look('Waiting'),
      ...route.does('pause', 'Waiting'),
      alsoDoes('resume', 'Waiting'),
      ...route.does('reject', 'Waiting', undefined, { unheard: true }),
    ]),
    ...(route.offers('approve', 'Waiting')
      ? [
          tour('approved', [
            ...waits,
            deafen,
            ...route.does('approve', 'Waiting', undefined, hearing),
          ]),
        ]
      : []),
  ];
  return [
    tour('paused', [
      ...failed,
      deafen,
      ...route.look('Failed'),
      ...route.does('pause', 'Failed'),
    ]),
    tour('restored', [
      ...failed,
      deafen,
      ...route.does('revert-primary', 'Failed', undefined, hearing),
    ]),
    ...(route.asks ? starts : []),
  ];
}
