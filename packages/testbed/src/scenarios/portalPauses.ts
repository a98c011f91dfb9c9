import { configure, pass, serve, ship, untilPhase, untilWeight } from './deeds';
import { ask, refuses, untilAction, untilExplained } from './portalDeeds';
import type { Scenario } from './Scenario';
import { settled, SUCCESS, TWO_STEPS, UNHURRIED } from './weighted';

const WEIGHTED = { ...TWO_STEPS, ...UNHURRIED };
const FAILED = '6.0.0->6.0.1 failed by failed-checks, max 25 %, 3 failed';

/** Flagger's next check: only then is it sure that it holds, or goes on. */
const untilLooked = pass(25);

/** What the portal holds, lets go on and tries again for people. */
export const portalPauses: Scenario[] = [
  {
    name: 'portal-pauses-by-suspend',
    about: 'nothing moves until the portal resumes it, and then it goes on',
    given: { analysis: WEIGHTED },
    when: [
      ship('6.0.1'),
      untilWeight(25),
      ask('pause', 'suspend'),
      untilLooked,
      untilAction('effective'),
      untilExplained('suspended'),
      refuses('promote', 'suspended'),
      refuses('pause', 'already-paused'),
      ask('resume', 'suspend'),
      untilLooked,
      untilAction('effective'),
      untilPhase('Succeeded'),
    ],
    then: {
      releases: [SUCCESS],
      ...settled('6.0.1'),
      spec: { suspend: undefined },
      never: ['Failed'],
    },
  },
  {
    name: 'portal-resumes-what-others-paused',
    about: 'somebody suspended it by kubectl, and the portal resumes it',
    given: { analysis: WEIGHTED },
    when: [
      ship('6.0.1'),
      untilWeight(25),
      configure('suspend', { suspend: true }),
      untilExplained('suspended'),
      untilLooked,
      ask('resume', 'suspend'),
      untilLooked,
      untilAction('effective'),
      untilPhase('Succeeded'),
    ],
    then: {
      releases: [SUCCESS],
      ...settled('6.0.1'),
      spec: { suspend: undefined },
    },
  },
  {
    name: 'portal-pauses-at-its-gate',
    about:
      'the gate holds the traffic, checks go on, and one that fails is rolled back',
    given: {
      analysis: WEIGHTED,
      portalGates: ['confirm-traffic-increase'],
    },
    when: [
      ship('6.0.1'),
      untilWeight(25),
      ask('pause', 'gate'),
      untilLooked,
      untilAction('effective'),
      refuses('promote', 'held'),
      ask('resume', 'gate'),
      untilLooked,
      untilAction('effective'),
      untilPhase('Succeeded'),
      ship('6.0.2'),
      untilWeight(25),
      ask('pause', 'gate'),
      untilLooked,
      untilAction('effective'),
      serve('6.0.2 errs', { errorRatio: 0.3 }),
      untilPhase('Failed'),
    ],
    then: {
      releases: [
        SUCCESS,
        '6.0.1->6.0.2 failed by failed-checks, max 25 %, 3 failed',
      ],
      ...settled('6.0.1'),
      spec: { suspend: undefined },
    },
  },
  {
    name: 'portal-tries-again',
    about:
      'what failed is tried again once its cause is gone, and nothing else happens',
    given: { analysis: WEIGHTED },
    when: [
      serve('it errs', { errorRatio: 0.3 }),
      ship('6.0.1'),
      untilPhase('Failed'),
      serve('it errs no more', { errorRatio: 0.001 }),
      ask('retry', 'last-applied'),
      untilPhase('Progressing'),
      untilAction('effective'),
      untilPhase('Succeeded'),
      pass(25),
    ],
    then: {
      releases: [FAILED, SUCCESS],
      ...settled('6.0.1'),
    },
  },
];
