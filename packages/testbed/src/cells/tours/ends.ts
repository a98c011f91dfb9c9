import type { Plural } from '../../kube/KubeObject';
import { deed } from '../../scenarios/Deed';
import {
  createCanary,
  deleteCanary,
  freezeServices,
} from '../../scenarios/deeds';
import { TARGET } from '../../scenarios/manifests';
import { UNHURRIED_TOUR } from './given';
import type { Route } from './route';
import { look, plain, suspend, until } from './steps';
import type { Step, Tour } from './Tour';

const KEPT = 'example.org/kept';

const keep = deed('somebody wants to see it go', async scene => {
  const { kube, stage } = scene;
  const canary = await kube.get('canaries', stage.namespace, TARGET);
  const known = (canary?.metadata.finalizers ?? []) as string[];
  const patch = { metadata: { finalizers: [...known, KEPT] } };
  await kube.patch('canaries', stage.namespace, TARGET, patch);
});

const letGo = deed('and has seen it', async scene => {
  const { kube, stage } = scene;
  const patch = { metadata: { finalizers: null } };
  await kube.patch('canaries', stage.namespace, TARGET, patch);
});

/** Deleted, and kept by somebody else's finalizer after Flagger's own has done its part. */
export const goes: Step[] = [
  plain(keep),
  plain(deleteCanary),
  until('Terminating'),
];

/** What Flagger made goes with its Canary; of one that is still there it would make nothing anew. */
const untilCleared = deed('until nothing is left of it', async scene => {
  const { kube, stage } = scene;
  const name = `${TARGET}-primary`;
  const primaryIn = (plural: Plural) => kube.get(plural, stage.namespace, name);
  await scene.pass(5_000);
  await scene.meanwhile('a primary that is gone', async () => {
    const primaries = [primaryIn('deployments'), primaryIn('services')];
    return (await Promise.all(primaries)).every(primary => primary === null);
  });
});

const untilFinalizer = deed('until Flagger has its finalizer', scene =>
  scene.until('a finalizer', ({ canary }) =>
    Boolean(canary?.metadata.finalizers),
  ),
);

/** Made anew under its name: at its beginning, where it is kept, with a history. */
export const comesBack: Step[] = [
  plain(letGo),
  until('gone'),
  plain(untilCleared),
  plain(freezeServices(true)),
  plain(createCanary),
  // Flagger writes the whole Canary for that, and nobody else's write is to be seen while it is looked at.
  plain(untilFinalizer),
];

/** It was kept from getting further. */
export const getsReady: Step = plain(freezeServices(false));

/** Flagger turns back what it made when its Canary goes; without that there is no Terminating. */
export const GOING: Tour['given'] = { spec: { revertOnDeletion: true } };

/** A simulated cluster is done with a Canary that goes before anybody could look. */
export function realOnly(tour: Tour): Tour {
  return { ...tour, isRealOnly: true };
}

/**
 * How a Canary goes in some situation, and comes back.
 *
 * @param way to where the situation is
 */
export function ends(
  route: Route,
  way: Step[] = route.begins,
  { spec }: Tour['given'] = {},
): Tour {
  const steps = [
    ...way,
    ...goes,
    ...route.look('Terminating'),
    ...comesBack,
    ...route.look('Initializing'),
    ...route.pauses('Initializing'),
    getsReady,
    ...route.look('Initialized'),
    ...route.pauses('Initialized'),
  ];
  const given = { ...UNHURRIED_TOUR, spec: { ...GOING.spec, ...spec } };
  return realOnly(route.tour('ends', steps, given));
}

/** The same where nothing was released yet, and where somebody stopped it. */
export function endsEarly(route: Route): Tour[] {
  const first = 'before its first release';
  return [
    route.tour(
      'ends-first',
      [
        ...goes,
        look(first, 'Terminating'),
        ...comesBack,
        look(first, 'Initializing'),
      ],
      GOING,
    ),
    route.tour(
      'ends-suspended',
      [...route.begins, suspend, ...goes, look('suspended', 'Terminating')],
      GOING,
    ),
  ].map(realOnly);
}

/** Deleted while something is the matter. */
export function endsWhile(
  route: Route,
  kind: string,
  way: Step[],
  situation: string,
): Tour {
  const steps = [...way, ...goes, ...route.look('Terminating', situation)];
  return realOnly(route.tour(`ends-${kind}`, steps, GOING));
}
