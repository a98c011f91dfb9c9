import { TARGET } from '../../scenarios/manifests';
import { deed } from '../../scenarios/Deed';
import {
  createCanary,
  crowd,
  deleteCanary,
  pass,
  restartPrimary,
  shipUnschedulable,
  untilPhase,
} from '../../scenarios/deeds';
import type { Visit } from '../visit/Visit';
import { brings, plain, skipAnalysis } from './steps';
import type { Route } from './route';
import type { Step, Tour } from './Tour';

const until = (phase: string): Step => plain(untilPhase(phase));
const NOT_READY = 'all traffic on the canary, new primary not ready';
const READY_AGAIN = 'the same, the primary is ready again';
const COPIED = 'copied to the primary, which is not ready';
const UNREADY = 'pods not ready';
const SKIPPED = 'analysis skipped';
const FOREIGN = 'a traffic gate of another server holds';
const REJECTED = 'rejected by a person';
const HELD = 'held by the portal’s gate';

/** What goes wrong, is held, or is switched past the analysis. */
export function troubled(route: Route): Tour[] {
  return [
    ...skipped(route),
    unready(route),
    ...failedPromotion(route),
    ...foreignGate(route),
    ...rejected(route),
    ...held(route),
    ...stopped(route),
    anew(route),
    gone(route),
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
  return [
    ...(route.asks ? [start] : []),
    route.tour('skipped', [
      ...route.begins,
      skipAnalysis(true),
      ...route.look('Progressing', SKIPPED),
      until('Succeeded'),
      ...route.look('Succeeded', SKIPPED),
      ...route.pauses('Succeeded', SKIPPED),
      ...route.does('revert-primary', 'Succeeded', SKIPPED),
      ...route.does('revert', 'Succeeded', SKIPPED),
    ]),
    route.tour('skipped-paused', [
      ...route.begins,
      skipAnalysis(true),
      ...route.does('pause', 'Progressing', SKIPPED),
    ]),
  ];
}

function unready(route: Route): Tour {
  return route.tour('unready', [
    brings(shipUnschedulable('6.0.1')),
    ...route.starts,
    until('Progressing'),
    // Flagger says so when it comes again.
    plain(pass(12)),
    ...route.look('Progressing', UNREADY),
    ...route.pauses('Progressing', UNREADY),
    until('Failed'),
    ...route.look('Failed', UNREADY),
    ...route.pauses('Failed', UNREADY),
    ...route.does('retry', 'Failed', UNREADY),
  ]);
}

function failedPromotion(route: Route): Tour[] {
  // Nothing routes by weight there, so users stay on the primary.
  const isRouted = route.column.strategy !== 'provider kubernetes';
  const stuck = isRouted ? NOT_READY : COPIED;
  const fails = [
    ...route.begins,
    ...(route.asks ? [until('WaitingPromotion')] : []),
    plain(crowd(true)),
    ...route.passes,
    until('Promoting'),
  ];
  const repaired = [
    ...fails,
    until('Failed'),
    plain(crowd(false)),
    plain(restartPrimary),
    plain(pass(25)),
  ];
  const room = {
    meanwhile: ({ play }: Visit) => play.stage.setCrowded(false),
  };
  return [
    route.tour('stuck', [
      ...fails,
      ...route.look('Promoting', COPIED),
      until('Failed'),
      ...route.look('Failed', stuck),
      ...route.does('revert-primary', 'Failed', stuck, room),
    ]),
    route.tour('stuck-paused', [
      ...fails,
      until('Failed'),
      ...route.does('pause', 'Failed', stuck),
    ]),
    route.tour('repaired', [
      ...repaired,
      ...route.look('Failed', READY_AGAIN),
      ...route.does('revert-primary', 'Failed', READY_AGAIN),
    ]),
    route.tour('repaired-paused', [
      ...repaired,
      ...route.pauses('Failed', READY_AGAIN),
    ]),
    route.tour('repaired-retried', [
      ...repaired,
      ...route.does('retry', 'Failed', READY_AGAIN),
    ]),
  ];
}

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
function foreignGate(route: Route): Tour[] {
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
  ];
}

/** After a no of the portal's people. */
function rejected(route: Route): Tour[] {
  if (!route.offers('reject', 'Waiting')) return [];
  const atStart = [
    ...route.ships,
    until('Waiting'),
    ...route.does('reject', 'Waiting'),
  ];
  const atEnd = [
    ...route.begins,
    until('WaitingPromotion'),
    ...route.does('reject', 'WaitingPromotion'),
  ];
  const verbs = ['pause', 'rollback', 'promote', 'promote-unchecked'] as const;
  return [
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
function held(route: Route): Tour[] {
  if (route.answer('pause', 'Progressing') !== '**gate**') return [];
  const paused = [...route.begins, ...route.does('pause', 'Progressing')];
  const verbs = ['rollback', 'promote-unchecked'] as const;
  return verbs.map(verb =>
    route.tour(`held-${verb}`, [
      ...paused,
      ...route.does(verb, 'Progressing', HELD),
    ]),
  );
}

/** Somebody suspends it where the portal does not. */
function stopped(route: Route): Tour[] {
  const isHeld = route.answer('pause', 'Progressing') === '**gate**';
  const promoting = ['Promoting', 'Finalising'].map(phase =>
    route.tour(`stopped-${phase.toLowerCase()}`, [
      ...route.begins,
      ...(route.asks ? [until('WaitingPromotion')] : []),
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

/** A Canary that was made anew under its name is at its beginning, and has a history. */
function anew(route: Route): Tour {
  return route.tour('anew', [
    ...route.begins,
    plain(deleteCanary),
    until('gone'),
    plain(pass(5)),
    plain(createCanary),
    ...route.look('Initializing'),
    ...route.pauses('Initializing'),
    ...route.look('Initialized'),
    ...route.pauses('Initialized'),
  ]);
}

/** Deleted, and kept by somebody else's finalizer after Flagger's own has done its part. */
function gone(route: Route): Tour {
  const keep = deed('somebody wants to see it go', async scene => {
    const { kube, stage } = scene;
    const canary = await kube.get('canaries', stage.namespace, TARGET);
    const known = (canary?.metadata.finalizers ?? []) as string[];
    const patch = { metadata: { finalizers: [...known, 'example.org/kept'] } };
    await kube.patch('canaries', stage.namespace, TARGET, patch);
  });
  const steps = [
    ...route.begins,
    plain(keep),
    plain(deleteCanary),
    until('Terminating'),
    ...route.look('Terminating'),
  ];
  const tour = route.tour('gone', steps, { spec: { revertOnDeletion: true } });
  return { ...tour, isRealOnly: true };
}
