import { greet, serve, ship, untilPhase, untilWeight } from './deeds';
import type { Scenario } from './Scenario';

/** Two steps, as most recordings have. */
export const TWO_STEPS = { stepWeight: 25, maxWeight: 50 };
/** Many small steps, so that there is something to skip. */
export const NINE_STEPS = { stepWeight: 10, maxWeight: 90 };

/** Time for what has to happen between two checks, on a busy machine too. */
export const UNHURRIED = { interval: '20s' };

/** What every ordinary end leaves: all traffic on the primary, no canary. */
export const settled = (tag: string) => ({
  primary: tag,
  replicas: 0,
  weight: 0,
});

export const SUCCESS = '6.0.0->6.0.1 succeeded by promoted, max 50 %, 0 failed';

/** Climbing by weights, to both ends. */
export const weighted: Scenario[] = [
  {
    name: 'weighted-success',
    about: '25, 50, promotion',
    given: { analysis: TWO_STEPS },
    when: [ship('6.0.1'), untilPhase('Succeeded')],
    then: {
      releases: [SUCCESS],
      ...settled('6.0.1'),
      never: ['Failed', 'Waiting', 'WaitingPromotion'],
      explanation: 'succeeded',
    },
  },
  {
    name: 'weighted-metric-failure',
    about: 'the error ratio rises at 25: three failed checks, rollback',
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
  },
  {
    name: 'step-weights-with-promotion-steps',
    about: '5, 20, 60, and the way back in steps of 50',
    // Older ones write no weight while promoting: the status does not tell the way back.
    since: '1.44.0',
    given: { analysis: { stepWeights: [5, 20, 60], stepWeightPromotion: 50 } },
    when: [ship('6.0.1'), untilPhase('Succeeded')],
    then: {
      releases: ['6.0.0->6.0.1 succeeded by promoted, max 60 %, 0 failed'],
      ...settled('6.0.1'),
    },
  },
  {
    name: 'weights-beyond-the-highest',
    about: 'maxWeight is no multiple of the step: 20, 40, 60',
    given: { analysis: { stepWeight: 20, maxWeight: 50 } },
    when: [ship('6.0.1'), untilPhase('Succeeded')],
    then: {
      releases: ['6.0.0->6.0.1 succeeded by promoted, max 60 %, 0 failed'],
      ...settled('6.0.1'),
    },
  },
  {
    name: 'config-change-only',
    about: 'a ConfigMap changes, the pod template does not',
    given: { analysis: TWO_STEPS },
    when: [greet('hi2'), untilPhase('Progressing'), untilPhase('Succeeded')],
    then: {
      releases: [
        '6.0.0->6.0.0 config succeeded by promoted, max 50 %, 0 failed',
      ],
      ...settled('6.0.0'),
    },
  },
];
