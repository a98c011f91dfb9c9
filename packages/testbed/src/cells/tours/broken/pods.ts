import { deed } from '../../../scenarios/Deed';
import { crowd, pass } from '../../../scenarios/deeds';
import { TARGET } from '../../../scenarios/manifests';
import type { Route } from '../route';
import { plain } from '../steps';
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

/** Pods that were ready break while a gate holds the promotion. */
export function brokenPods(route: Route): Tour[] {
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
