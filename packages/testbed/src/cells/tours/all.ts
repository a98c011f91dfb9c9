import { annotateTemplate, greet, leadTo, ship } from '../../scenarios/deeds';
import { HOOKS, STRATEGIES } from '../Cell';
import type { Matrix } from '../matrix/Matrix';
import { deaf } from './broken/deaf';
import { DEAF } from './broken/situations';
import { comesBack, ends, getsReady, goes, GOING, realOnly } from './ends';
import { firstSeen } from './firstSeen';
import { UNHURRIED_TOUR } from './given';
import { ordinary } from './ordinary';
import { Route, Setting } from './route';
import { begun, errs, lookAway, until } from './steps';
import type { Tour } from './Tour';
import { troubled } from './troubled';

const USUAL: Setting = { situation: 'as usual', house: 'usual' };

/** Situations that last from the beginning to the end. */
const LASTING: Setting[] = [
  { situation: 'a change freeze', house: 'frozen' },
  { situation: 'two persons must agree', house: 'two-persons' },
  { situation: 'Flagger’s version is known', house: 'version-known' },
  {
    situation: 'ConfigMaps changed too',
    house: 'usual',
    change: [greet('hi2'), ship('6.0.1')],
  },
  {
    situation: 'the same images ran before',
    house: 'usual',
    change: [annotateTemplate('again')],
  },
  {
    situation: 'workloads are not known',
    house: 'blind',
    word: 'blind',
  },
  {
    situation: 'the target is a Service',
    house: 'usual',
    word: 'service',
    target: 'Service',
    change: [leadTo('6.0.1')],
    next: leadTo('6.0.2'),
  },
];

const READ_ONLY: Setting = {
  situation: 'actions switched off',
  house: 'read-only',
};

const SKIPPED: Setting = { situation: 'analysis skipped', house: 'usual' };

const AWAY: Setting = { situation: 'cluster not heard from', house: 'away' };

const LATE: Setting = { situation: 'before its first release', house: 'late' };

const UNHEARD: Setting = { situation: DEAF, house: 'deaf' };

/** All tours, numbered so that each has a namespace of its own. */
export function allTours(matrix: Matrix): Tour[] {
  const columns = HOOKS.flatMap(hooks =>
    STRATEGIES.map(strategy => ({ strategy, hooks })),
  );
  const route = (setting: Setting, column: (typeof columns)[number]) =>
    new Route(matrix, setting, column);
  const tours = columns.flatMap(column => [
    ...ordinary(route(USUAL, column)),
    ...LASTING.flatMap(setting => lasting(route(setting, column))),
    ...troubled(route(USUAL, column)),
    skippedEnds(route(SKIPPED, column)),
    ...readOnly(route(READ_ONLY, column)),
    ...away(route(AWAY, column)),
    ...firstSeen(route(LATE, column)),
    ...deaf(route(UNHEARD, column)),
  ]);
  return tours.map((tour, i) => ({
    ...tour,
    name: `c${String(i + 1).padStart(3, '0')}-${tour.name}`,
  }));
}

function lasting(route: Route): Tour[] {
  return [...ordinary(route), ends(route)];
}

/** Skipped from the beginning on. */
function skippedEnds(route: Route): Tour {
  const way = [...route.ships, ...route.starts, until('Succeeded')];
  return ends(route, way, { spec: { skipAnalysis: true } });
}

/** Everything is refused for the same reason, in each phase. */
function readOnly(route: Route): Tour[] {
  const phases = route.asks
    ? ['Waiting', 'Progressing', 'WaitingPromotion']
    : ['Progressing'];
  const failed = [
    ...route.begins,
    errs,
    until('Failed'),
    ...route.look('Failed'),
  ];
  const others = route.tour('read-only', [
    ...route.look('Initialized'),
    ...route.ships,
    ...phases.flatMap(phase => [
      ...(phase === 'Progressing' ? [...route.starts, begun] : []),
      until(phase),
      ...route.look(phase),
    ]),
    ...route.passes,
    ...['Promoting', 'Finalising', 'Succeeded'].flatMap(phase => [
      until(phase),
      ...route.look(phase),
    ]),
  ]);
  return [others, ends(route, failed)];
}

/** The portal does not hear the cluster, in each phase; short ones on tours of their own. */
function away(route: Route): Tour[] {
  const { situation } = route.setting;
  const at = (phase: string) => lookAway(situation, phase);
  const short = ['Promoting', 'Finalising'].map(phase =>
    route.tour(
      `away-${phase.toLowerCase()}`,
      [...route.begins, ...route.passes, ...at(phase)],
      UNHURRIED_TOUR,
    ),
  );
  const failed = route.tour('away-failed', [
    ...route.begins,
    errs,
    ...at('Failed'),
  ]);
  const others = route.tour('away', [
    ...route.ships,
    ...(route.asks ? at('Waiting') : []),
    ...route.starts,
    begun,
    ...at('Progressing'),
    ...(route.asks ? at('WaitingPromotion') : []),
    ...route.passes,
    ...at('Succeeded'),
  ]);
  const goesAway = route.tour(
    'away-ends',
    [
      ...route.begins,
      ...goes,
      ...at('Terminating'),
      ...comesBack,
      ...at('Initializing'),
      getsReady,
      ...at('Initialized'),
    ],
    { ...UNHURRIED_TOUR, ...GOING },
  );
  return [others, failed, ...short, realOnly(goesAway)];
}
