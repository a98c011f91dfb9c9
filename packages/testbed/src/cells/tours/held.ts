import { deed } from '../../scenarios/Deed';
import { pass } from '../../scenarios/deeds';
import { TARGET } from '../../scenarios/manifests';
import { goes, GOING, realOnly } from './ends';
import type { Route } from './route';
import { plain, until } from './steps';
import type { Step, Tour } from './Tour';

const FOREIGN = 'a traffic gate of another server holds';
const REJECTED = 'rejected by a person';
const HELD = 'held by the portal’s gate';

/** Beside the hooks of the column, one more server is asked before more traffic, and says no. */
const alsoAsk = plain(
  deed('another server is asked before more traffic', async scene => {
    const { kube, stage, gates } = scene;
    const canary = await kube.get('canaries', stage.namespace, TARGET);
    const { analysis } = canary?.spec as {
      analysis: { webhooks?: object[] };
    };
    const load = {
      name: 'load',
      type: 'confirm-traffic-increase',
      url: gates.urlOf(stage.namespace, 'load'),
      muteAlert: true,
    };
    const webhooks = [...(analysis.webhooks ?? []), load];
    const patch = { spec: { analysis: { webhooks } } };
    await kube.patch('canaries', stage.namespace, TARGET, patch);
    await scene.until('no to more traffic', () =>
      scene.asked().some(({ kind }) => kind === 'load'),
    );
  }),
);

/** Only what climbs by weights is held so. */
export function foreignGate(route: Route): Tour[] {
  if (route.column.strategy !== 'weighted') return [];
  const halted = [...route.begins, alsoAsk];
  return [
    route.tour('foreign', [
      ...halted,
      ...route.look('Progressing', FOREIGN),
      ...route.does('rollback', 'Progressing', FOREIGN),
    ]),
    route.tour('foreign-paused', [
      ...halted,
      ...route.does('pause', 'Progressing', FOREIGN),
    ]),
    route.tour('foreign-past', [
      ...halted,
      ...route.does('promote-unchecked', 'Progressing', FOREIGN),
    ]),
    going(route, 'foreign', halted, FOREIGN),
  ];
}

/** After a no of the portal's people. */
export function rejected(route: Route): Tour[] {
  if (!route.offers('reject', 'Waiting')) return [];
  const atStart = [
    ...route.ships,
    until('Waiting'),
    ...route.does('reject', 'Waiting'),
  ];
  const atEnd = [
    ...route.begins,
    route.climb(until('WaitingPromotion')),
    ...route.does('reject', 'WaitingPromotion'),
    // Flagger was told no; who has not been asked for four of its looks counts as not asked.
    ...(route.column.hooks === 'the portal, not asked yet'
      ? [plain(pass(45))]
      : []),
  ];
  const verbs = ['pause', 'rollback', 'promote', 'promote-unchecked'] as const;
  return [
    going(route, 'rejected', atStart, REJECTED),
    route.tour('rejected-start', [
      ...atStart,
      ...route.look('Waiting', REJECTED),
      ...route.does('approve', 'Waiting', REJECTED),
    ]),
    route.tour('rejected-start-paused', [
      ...atStart,
      ...route.does('pause', 'Waiting', REJECTED),
    ]),
    ...verbs
      .filter(verb => route.offers(verb, 'WaitingPromotion', REJECTED))
      .map((verb, i) =>
        route.tour(`rejected-${verb}`, [
          ...atEnd,
          ...(i === 0 ? route.look('WaitingPromotion', REJECTED) : []),
          ...route.does(verb, 'WaitingPromotion', REJECTED),
        ]),
      ),
  ];
}

/** While the portal's own gate holds the traffic: paused, and then something else. */
export function held(route: Route): Tour[] {
  if (route.answer('pause', 'Progressing') !== '**gate**') return [];
  const paused = [...route.begins, ...route.does('pause', 'Progressing')];
  const verbs = ['rollback', 'promote-unchecked'] as const;
  return [
    going(route, 'held', paused, HELD),
    ...verbs.map(verb =>
      route.tour(`held-${verb}`, [
        ...paused,
        ...route.does(verb, 'Progressing', HELD),
      ]),
    ),
  ];
}

/** Deleted while it is held. */
function going(
  route: Route,
  kind: string,
  way: Step[],
  situation: string,
): Tour {
  const steps = [...way, ...goes, ...route.look('Terminating', situation)];
  return realOnly(route.tour(`ends-${kind}`, steps, GOING));
}

/** Somebody suspends it where the portal does not. */
export function stopped(route: Route): Tour[] {
  const isHeld = route.answer('pause', 'Progressing') === '**gate**';
  const promoting = ['Promoting', 'Finalising'].map(phase =>
    route.tour(`stopped-${phase.toLowerCase()}`, [
      ...route.begins,
      ...(route.asks ? [route.climb(until('WaitingPromotion'))] : []),
      ...route.passes,
      until(phase),
      ...route.suspended(phase),
    ]),
  );
  const climbing = route.tour('stopped', [
    ...route.begins,
    ...route.suspended('Progressing'),
  ]);
  return [...promoting, ...(isHeld ? [climbing] : [])];
}
