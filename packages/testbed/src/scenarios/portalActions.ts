import {
  configure,
  pass,
  ship,
  untilPhase,
  untilRestarted,
  untilWeight,
} from './deeds';
import { ask, refuses, untilAction, untilRestored } from './portalDeeds';
import type { Scenario } from './Scenario';
import { settled, SUCCESS, TWO_STEPS, UNHURRIED } from './weighted';

const EARLY = '6.0.0->6.0.1 succeeded by promoted, max 20 %, 0 failed';
const STEPS = [5, 20, 60, 80];
const FOUR_STEPS = { stepWeight: 10, maxWeight: 40, ...UNHURRIED };
const WEIGHTED = { ...TWO_STEPS, ...UNHURRIED };

/** What the portal offers to people, and what the cluster then shows. */
export const portalActions: Scenario[] = [
  {
    name: 'portal-promotes-by-max-weight',
    about: 'maxWeight is lowered, taken back, and nothing else happens',
    given: { analysis: FOUR_STEPS },
    when: [
      ship('6.0.1'),
      untilWeight(20),
      ask('promote', 'max-weight'),
      untilPhase('Promoting'),
      untilRestored,
      untilPhase('Succeeded'),
      untilAction('effective'),
    ],
    then: {
      releases: [EARLY],
      ...settled('6.0.1'),
      spec: { 'analysis.maxWeight': 40, skipAnalysis: undefined },
      never: ['Failed', 'Waiting'],
    },
  },
  {
    name: 'portal-promotes-by-step-weights',
    about: 'the same where the steps are listed',
    given: { analysis: { stepWeights: STEPS, ...UNHURRIED } },
    when: [
      ship('6.0.1'),
      untilWeight(20),
      ask('promote', 'max-weight'),
      untilPhase('Promoting'),
      untilRestored,
      untilPhase('Succeeded'),
      untilAction('effective'),
    ],
    then: {
      releases: [EARLY],
      ...settled('6.0.1'),
      spec: { 'analysis.stepWeights': STEPS, 'analysis.maxWeight': undefined },
      never: ['Failed'],
    },
  },
  {
    name: 'portal-promotes-without-checks',
    about: 'skipAnalysis is set, taken back, and the next version is checked',
    given: { analysis: WEIGHTED, gates: ['confirm-promotion'] },
    when: [
      ship('6.0.1'),
      untilWeight(25),
      ask('promote-unchecked', 'skip-analysis'),
      untilPhase('Succeeded'),
      untilAction('effective'),
      untilRestored,
      ship('6.0.2'),
      untilPhase('WaitingPromotion'),
    ],
    then: {
      releases: [
        '6.0.0->6.0.1 succeeded by analysis-skipped, max 25 %, 0 failed',
        '6.0.1->6.0.2 open, max 50 %, 0 failed',
      ],
      primary: '6.0.1',
      weight: 50,
      spec: { skipAnalysis: undefined },
      never: ['Failed'],
    },
  },
  {
    name: 'portal-promotes-at-its-gate',
    about: 'blue-green waits for the portal, which says yes, twice',
    given: { analysis: { iterations: 2 }, portalGates: ['confirm-promotion'] },
    when: [
      ship('6.0.1'),
      untilPhase('WaitingPromotion'),
      ask('promote', 'gate'),
      untilPhase('Succeeded'),
      untilAction('effective'),
      ship('6.0.2'),
      untilPhase('WaitingPromotion'),
      pass(25),
    ],
    then: {
      releases: [
        '6.0.0->6.0.1 succeeded by promoted, max 100 %, 0 failed',
        '6.0.1->6.0.2 open, max 0 %, 0 failed',
      ],
      primary: '6.0.1',
      weight: 0,
      never: ['Failed'],
      explanation: 'waiting-for-promotion-approval',
    },
  },
  {
    name: 'portal-promotion-overtaken',
    about:
      '6.0.2 comes before the check: maxWeight is taken back, 6.0.2 climbs all steps',
    given: { analysis: FOUR_STEPS },
    when: [
      ship('6.0.1'),
      untilWeight(20),
      ask('promote', 'max-weight'),
      ship('6.0.2'),
      untilRestarted,
      untilRestored,
      untilAction('superseded'),
      untilPhase('Succeeded'),
    ],
    then: {
      releases: [
        '6.0.0->6.0.1 superseded by newer-revision, max 20 %, 0 failed',
        '6.0.0->6.0.2 succeeded by promoted, max 40 %, 0 failed',
      ],
      ...settled('6.0.2'),
      spec: { 'analysis.maxWeight': 40 },
    },
  },
  {
    name: 'portal-approval-is-for-one-revision',
    about: '6.0.2 comes after the yes for 6.0.1: it has to wait for its own',
    given: { analysis: WEIGHTED, portalGates: ['confirm-promotion'] },
    when: [
      ship('6.0.1'),
      untilPhase('WaitingPromotion'),
      ask('promote', 'gate'),
      ship('6.0.2'),
      untilRestarted,
      untilAction('superseded'),
      untilPhase('WaitingPromotion'),
      pass(25),
    ],
    then: {
      releases: [
        '6.0.0->6.0.1 superseded by newer-revision, max 50 %, 0 failed',
        '6.0.0->6.0.2 open, max 50 %, 0 failed',
      ],
      primary: '6.0.0',
      replicas: 2,
      weight: 50,
      never: ['Promoting', 'Succeeded'],
      explanation: 'waiting-for-promotion-approval',
    },
  },
  {
    name: 'portal-rolls-back-what-waits',
    about:
      'somebody else must agree to the promotion, but nobody to a rollback',
    given: { analysis: WEIGHTED, gates: ['confirm-promotion'] },
    when: [
      ship('6.0.1'),
      untilPhase('WaitingPromotion'),
      refuses('promote', 'promotion-hook'),
      ask('rollback', 'failed-checks'),
      untilPhase('Failed'),
      untilAction('effective'),
    ],
    then: {
      releases: ['6.0.0->6.0.1 failed by aborted, max 50 %, 0 failed'],
      ...settled('6.0.0'),
      never: ['Promoting', 'Succeeded'],
    },
  },
  {
    name: 'portal-rolls-back-by-failed-checks',
    about: 'a number that no analysis reaches, and no second run',
    given: { analysis: WEIGHTED },
    when: [
      ship('6.0.1'),
      untilWeight(25),
      ask('rollback', 'failed-checks'),
      untilPhase('Failed'),
      untilAction('effective'),
    ],
    then: {
      releases: ['6.0.0->6.0.1 failed by aborted, max 25 %, 0 failed'],
      ...settled('6.0.0'),
      never: ['Succeeded', 'Promoting'],
    },
  },
  {
    name: 'portal-rolls-back-what-it-promotes',
    about:
      'a lowered maxWeight is taken back, and nothing is promoted: a rollback waits for nobody',
    given: { analysis: FOUR_STEPS },
    when: [
      ship('6.0.1'),
      untilWeight(20),
      ask('promote', 'max-weight'),
      ask('rollback', 'failed-checks'),
      untilPhase('Failed'),
      untilAction('effective'),
    ],
    then: {
      releases: ['6.0.0->6.0.1 failed by aborted, max 20 %, 0 failed'],
      ...settled('6.0.0'),
      spec: { 'analysis.maxWeight': 40 },
      never: ['Promoting', 'Succeeded'],
    },
  },
  {
    name: 'portal-rolls-back-at-its-gate',
    about: 'the yes ends with the release: the next one is not rolled back',
    given: { analysis: WEIGHTED, portalGates: ['rollback'] },
    when: [
      ship('6.0.1'),
      untilWeight(25),
      ask('rollback', 'gate'),
      untilPhase('Failed'),
      untilAction('effective'),
      ship('6.0.2'),
      untilPhase('Progressing'),
      untilPhase('Succeeded'),
    ],
    then: {
      releases: [
        '6.0.0->6.0.1 failed by rollback-hook, max 25 %, 0 failed',
        '6.0.0->6.0.2 succeeded by promoted, max 50 %, 0 failed',
      ],
      ...settled('6.0.2'),
    },
  },
  {
    name: 'portal-refuses',
    about: 'what would do harm or nothing is not offered',
    given: { analysis: WEIGHTED },
    when: [
      refuses('rollback', 'nothing-runs'),
      ship('6.0.1'),
      untilWeight(25),
      configure('suspend', { suspend: true }),
      refuses('promote', 'suspended'),
      configure('resume', { suspend: false }),
      untilPhase('Promoting'),
      refuses('rollback', 'already-promoting'),
      untilPhase('Succeeded'),
      refuses('promote', 'nothing-runs'),
    ],
    then: { releases: [SUCCESS], ...settled('6.0.1') },
  },
];
