import {
  crowd,
  freezeRoutes,
  open,
  pass,
  restartFlagger,
  restartPrimary,
  ship,
  shipUnschedulable,
  untilPhase,
  untilWeight,
} from './deeds';
import { refuses, untilExplained } from './portalDeeds';
import type { Scenario } from './Scenario';
import { settled, SUCCESS, TWO_STEPS } from './weighted';

/** How a release ends whose promotion failed. */
export const PRIMARY_STUCK =
  '6.0.0->6.0.1 failed by primary-not-ready, max 100 %, 0 failed';
/** Older ones send the traffic back, to a primary that is half updated. */
const PRIMARY_STUCK_BEFORE =
  '6.0.0->6.0.1 failed by primary-not-ready, max 50 %, 0 failed';
/** The primary cannot be updated. */
export const stuckPromotion = [
  ship('6.0.1'),
  untilPhase('WaitingPromotion'),
  crowd(true),
  open('confirm-promotion'),
  untilPhase('Failed'),
];

/** Pods, routes and a Flagger that do not do what they should. */
export const trouble: Scenario[] = [
  {
    name: 'canary-never-ready',
    about: 'no node takes the new pods: progress deadline',
    given: { analysis: TWO_STEPS },
    when: [
      shipUnschedulable('6.0.0'),
      untilPhase('Progressing'),
      untilPhase('Failed'),
    ],
    then: {
      releases: ['6.0.0->6.0.0 failed by canary-not-ready, max 0 %, 0 failed'],
      ...settled('6.0.0'),
    },
  },
  {
    name: 'first-version-never-ready',
    about:
      'the first version does not start: Initializing for ever, no release',
    given: {
      analysis: TWO_STEPS,
      unschedulable: true,
      neverInitialised: true,
    },
    when: [pass(150)],
    then: { releases: [], primary: '6.0.0', replicas: 2, weight: null },
  },
  {
    name: 'failed-promotion',
    about: 'the primary cannot be updated: all traffic stays on the canary',
    given: { analysis: TWO_STEPS, gates: ['confirm-promotion'] },
    when: [...stuckPromotion, pass(12)],
    then: {
      releases: [PRIMARY_STUCK],
      primary: '6.0.1',
      replicas: 2,
      weight: 100,
      never: ['Succeeded'],
      hazards: ['traffic-on-canary-after-failure'],
      explanation: 'failed-with-traffic-on-canary',
    },
    before: {
      flagger: '1.44.0',
      then: {
        releases: [PRIMARY_STUCK_BEFORE],
        replicas: 0,
        weight: 0,
        hazards: ['primary-half-updated'],
        explanation: 'failed-while-promoting',
      },
    },
  },
  {
    name: 'portal-keeps-off-a-failed-promotion',
    about: 'with all traffic on the canary neither verb is offered',
    since: '1.44.0',
    given: { analysis: TWO_STEPS, gates: ['confirm-promotion'] },
    when: [
      ...stuckPromotion,
      refuses('promote', 'traffic-on-canary-after-failure'),
      refuses('rollback', 'traffic-on-canary-after-failure'),
    ],
    then: {
      releases: [PRIMARY_STUCK],
      primary: '6.0.1',
      replicas: 2,
      weight: 100,
    },
  },
  {
    name: 'push-after-failed-promotion',
    about: '6.0.2 is swallowed: no release, and all traffic on a stuck primary',
    since: '1.44.0',
    given: { analysis: TWO_STEPS, gates: ['confirm-promotion'] },
    when: [...stuckPromotion, pass(25), ship('6.0.2'), pass(45)],
    then: {
      releases: [PRIMARY_STUCK],
      primary: '6.0.1',
      replicas: 0,
      weight: 0,
    },
  },
  {
    name: 'repair-after-failed-promotion',
    about: 'the primary is repaired first and 6.0.2 pushed afterwards',
    given: { analysis: TWO_STEPS, gates: ['confirm-promotion'] },
    when: [
      ...stuckPromotion,
      pass(25),
      crowd(false),
      restartPrimary,
      pass(23),
      ship('6.0.2'),
      untilPhase('Progressing'),
      untilPhase('Succeeded'),
    ],
    then: {
      releases: [
        PRIMARY_STUCK,
        '6.0.1->6.0.2 succeeded by promoted, max 100 %, 0 failed',
      ],
      ...settled('6.0.2'),
    },
    before: {
      flagger: '1.44.0',
      then: {
        releases: [
          PRIMARY_STUCK_BEFORE,
          '6.0.1->6.0.2 succeeded by promoted, max 50 %, 0 failed',
        ],
      },
    },
  },
  {
    name: 'route-refused',
    about: 'for a minute every change of the route is refused: stuck',
    given: { analysis: TWO_STEPS },
    when: [
      ship('6.0.1'),
      untilWeight(25),
      freezeRoutes(true),
      pass(55),
      untilExplained('stuck'),
      freezeRoutes(false),
      untilPhase('Succeeded'),
    ],
    then: { releases: [SUCCESS], ...settled('6.0.1') },
  },
  {
    name: 'flagger-restarted',
    about: 'Flagger ends and starts again at 25',
    alone: true,
    given: { analysis: TWO_STEPS },
    when: [
      ship('6.0.1'),
      untilWeight(25),
      restartFlagger,
      untilPhase('Succeeded'),
    ],
    then: { releases: [SUCCESS], ...settled('6.0.1') },
  },
];
