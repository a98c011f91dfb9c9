import type { KubeObject } from '../../../kube/KubeObject';
import { deed, Scene } from '../../../scenarios/Deed';
import { createCanary, freezeRoutes, pass } from '../../../scenarios/deeds';
import { TARGET } from '../../../scenarios/manifests';
import { goes, GOING, realOnly } from '../ends';
import { UNHURRIED_TOUR } from '../given';
import type { Route } from '../route';
import { alsoDoes, plain, until } from '../steps';
import type { Step, Tour } from '../Tour';
import { untilShown } from '../untilShown';
import { doInBoth, isRouted, lookAtBoth } from './both';
import { breakPrimary, mendPrimary, untilPrimaryReady } from './breaking';
import { ALL_AT_ONCE, ships } from './full';
import { READY_AGAIN } from './situations';

/** As `kubectl delete --cascade=orphan`: the primary and the route stay as they are. */
const abandon = plain(
  deed('delete the Canary, and nothing of what it owns', ({ kube, stage }) =>
    kube.delete('canaries', stage.namespace, TARGET, { orphan: true }),
  ),
);

/** How often Flagger is waited for. */
const LOOKS = { everyMs: 500, most: 100 };

/** Flagger has just looked, and comes again an interval later. */
const untilLookedAt = plain(
  deed('until Flagger looks at the primary', async scene => {
    const before = await timesLookedAt(scene);
    const words = 'Flagger never looked at the primary';
    await untilShown(
      scene,
      words,
      LOOKS,
      async () => (await timesLookedAt(scene)) > before,
    );
  }),
);

async function timesLookedAt({ kube, stage }: Scene): Promise<number> {
  const { items } = await kube.list('events', stage.namespace);
  return (items as Said[])
    .filter(({ message }) => message?.includes('-primary'))
    .reduce((sum, { count = 1 }) => sum + count, 0);
}

interface Said extends KubeObject {
  message?: string;
  count?: number;
}

/** How a Canary goes while all users are on what it released, and comes back to what it left. */
export function going(route: Route): Tour[] {
  const given = ALL_AT_ONCE(route);
  const ready = (steps: Step[]) => (isRouted(route) ? steps : []);
  const promoting = [
    ships('6.0.1'),
    ...route.starts,
    ...route.passes,
    until('Promoting'),
  ];
  const gone = route.tour(
    'broken-gone',
    [
      ...promoting,
      ...ready([plain(freezeRoutes(true))]),
      untilPrimaryReady,
      ...goes,
      ...ready(route.look('Terminating', READY_AGAIN)),
      breakPrimary,
      ...lookAtBoth(route, 'Terminating'),
    ],
    { ...given, ...GOING },
  );
  const paused = (phase: string) => [
    ...lookAtBoth(route, phase),
    ...doInBoth(route, 'pause', phase),
    alsoDoes('resume', phase),
  ];
  const back = route.tour(
    'broken-anew',
    [
      ...promoting,
      breakPrimary,
      abandon,
      until('gone'),
      plain(pass(5)),
      plain(createCanary),
      ...paused('Initializing'),
      untilLookedAt,
      mendPrimary,
      ...ready([
        ...route.look('Initializing', READY_AGAIN),
        ...route.pauses('Initializing', READY_AGAIN),
      ]),
      until('Initialized'),
      ...ready([
        ...route.look('Initialized', READY_AGAIN),
        ...route.pauses('Initialized', READY_AGAIN),
      ]),
      breakPrimary,
      ...paused('Initialized'),
    ],
    { analysis: { ...given.analysis, ...UNHURRIED_TOUR.analysis } },
  );
  return [gone, back].map(realOnly);
}
