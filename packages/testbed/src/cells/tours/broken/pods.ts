import { deed } from '../../../scenarios/Deed';
import { crowd, pass } from '../../../scenarios/deeds';
import { TARGET } from '../../../scenarios/manifests';
import type { Route } from '../route';
import { realOnly } from '../ends';
import { UNHURRIED_TOUR } from '../given';
import { plain, until } from '../steps';
import { untilPrimaryReady } from './breaking';
import type { Tour } from '../Tour';
import { ALL_AT_ONCE, ships, waits } from './full';

const PHASE = 'WaitingPromotion';
const UNREADY = 'pods not ready';

/** How many pods of the canary are asked for. */
const want = (replicas: number) =>
  deed(`${replicas} pods are asked for`, async ({ kube, stage }) => {
    const patch = { spec: { replicas } };
    await kube.patch('deployments', stage.namespace, TARGET, patch);
  });

/** More pods than there is room for: it is not ready any more, and no other version. */
export const wantTooMany = [plain(crowd(true)), plain(want(6))];

/** Room again, for as many as before. */
const wantWhatFits = [plain(crowd(false)), plain(want(2))];

/** Pods that were ready break while the primary is updated, and when that is done. */
function breakLate(route: Route): Tour {
  // Flagger says so when it comes again.
  const breaks = [...wantTooMany, plain(pass(22))];
  const steps = [
    ships('6.0.1'),
    ...route.starts,
    ...route.passes,
    until('Promoting'),
    untilPrimaryReady,
    ...breaks,
    ...route.look('Promoting', UNREADY),
    ...wantWhatFits,
    until('Finalising'),
    ...breaks,
    ...route.look('Finalising', UNREADY),
  ];
  const { analysis } = ALL_AT_ONCE(route);
  const given = { analysis: { ...analysis, ...UNHURRIED_TOUR.analysis } };
  return realOnly(route.tour('broken-pods-late', steps, given));
}

/** Pods that were ready break while a gate holds the promotion, and later. */
export function brokenPods(route: Route): Tour[] {
  return [breakLate(route), ...breakAtGate(route)];
}

function breakAtGate(route: Route): Tour[] {
  if (!route.asks) return [];
  // Flagger says so when it comes again.
  const breaks = [...wantTooMany, plain(pass(12))];
  const rejects = route.does('reject', PHASE, UNREADY, {
    meanwhile: ({ play }) => want(2).run(play),
  });
  const steps = [
    ...waits(route, ships('6.0.1')),
    ...breaks,
    ...route.look(PHASE, UNREADY),
    ...(rejects.length > 0 ? [...rejects, ...breaks] : []),
    ...route.does('pause', PHASE, UNREADY),
  ];
  return [route.tour('broken-pods', steps, ALL_AT_ONCE(route))];
}
