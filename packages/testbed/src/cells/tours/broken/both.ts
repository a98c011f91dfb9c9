import type { Verb } from '../../../portal/PortalClient';
import type { Circumstances } from '../../visit/act';
import type { Route } from '../route';
import type { Step } from '../Tour';
import { COPIED, NOT_READY } from './situations';

/** Whether users get to the canary by a route, and not only in the words of a status. */
export function isRouted({ column }: Route): boolean {
  return column.strategy !== 'provider kubernetes';
}

/** All traffic is on the canary, and what Flagger copied to the primary is not ready: both are the case. */
export function lookAtBoth(route: Route, phase: string): Step[] {
  return [
    ...(isRouted(route) ? route.look(phase, NOT_READY) : []),
    ...route.look(phase, COPIED),
  ];
}

/** What was done where all traffic is on the canary is done where it was copied, too. */
export const countsAsWell = (verb: Verb, phase: string): Step => ({
  words: `${verb} at ${COPIED} / ${phase}, which it was as well`,
  does: { verb, situation: COPIED, phase },
  async run(visit) {
    const done = visit.cell(verb, phase, NOT_READY);
    const also = visit.cell(verb, phase, COPIED);
    visit.book.share(done, also, visit.matrix.answer(also));
  },
});

/** Does once what is offered where both are the case. */
export function doInBoth(
  route: Route,
  verb: Verb,
  phase: string,
  circumstances: Circumstances = {},
): Step[] {
  if (!isRouted(route)) return route.does(verb, phase, COPIED, circumstances);
  const done = route.does(verb, phase, NOT_READY, circumstances);
  return done.length > 0 ? [...done, countsAsWell(verb, phase)] : [];
}
