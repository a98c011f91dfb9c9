import { pass, serve, ship, untilPhase, untilWeight } from './deeds';
import { ask, untilAction } from './portalDeeds';
import type { Scenario } from './Scenario';
import { settled, SUCCESS, TWO_STEPS, UNHURRIED } from './weighted';

/** The same names and the same version in two clusters, which the portal has to keep apart. */
export const clusters: Scenario[] = [
  {
    name: 'clusters-end-differently',
    about: 'the canary fails its checks in one cluster and passes in the other',
    given: { analysis: TWO_STEPS },
    when: [
      ship('6.0.1'),
      untilWeight(25),
      serve('canary error ratio 0.3', { errorRatio: 0.3 }),
      untilPhase('Failed'),
    ],
    then: {
      releases: ['6.0.0->6.0.1 failed by failed-checks, max 25 %, 3 failed'],
      ...settled('6.0.0'),
      never: ['Promoting', 'Succeeded'],
      explanation: 'failed',
    },
    elsewhere: {
      when: [ship('6.0.1'), untilPhase('Succeeded')],
      then: {
        releases: [SUCCESS],
        ...settled('6.0.1'),
        never: ['Failed'],
        explanation: 'succeeded',
      },
    },
  },
  {
    name: 'portal-acts-in-one-cluster',
    about: 'a rollback in one cluster leaves the same release in the other',
    given: { analysis: { ...TWO_STEPS, ...UNHURRIED } },
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
      never: ['Promoting', 'Succeeded'],
    },
    elsewhere: {
      when: [ship('6.0.1'), untilWeight(25), untilPhase('Succeeded'), pass(10)],
      then: { releases: [SUCCESS], ...settled('6.0.1'), never: ['Failed'] },
    },
  },
];
