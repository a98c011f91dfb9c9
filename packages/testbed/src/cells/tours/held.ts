import { deed } from '../../scenarios/Deed';
import { TARGET } from '../../scenarios/manifests';
import { endsWhile } from './ends';
import type { Route } from './route';
import { plain } from './steps';
import type { Tour } from './Tour';

const FOREIGN = 'a traffic gate of another server holds';
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
    endsWhile(route, 'foreign', halted, FOREIGN),
  ];
}

/** While the portal's own gate holds the traffic: paused, and then something else. */
export function held(route: Route): Tour[] {
  if (route.answer('pause', 'Progressing') !== '**gate**') return [];
  const paused = [...route.begins, ...route.does('pause', 'Progressing')];
  const verbs = ['rollback', 'promote-unchecked'] as const;
  return [
    endsWhile(route, 'held', paused, HELD),
    ...verbs.map(verb =>
      route.tour(`held-${verb}`, [
        ...paused,
        ...route.does(verb, 'Progressing', HELD),
      ]),
    ),
  ];
}
