import {
  metricsReachable,
  pass,
  serve,
  ship,
  untilFailedChecks,
  untilPhase,
  untilWeight,
} from './deeds';
import type { Scenario } from './Scenario';
import { settled, TWO_STEPS } from './weighted';

/** Metrics that judge, and metrics that are not there. */
export const metrics: Scenario[] = [
  {
    name: 'no-traffic',
    about: 'the query has no result: that counts as a failed check',
    given: { analysis: TWO_STEPS },
    when: [
      serve('no requests at all', { requestsPerSecond: 0 }),
      pass(12),
      ship('6.0.1'),
      untilPhase('Failed'),
    ],
    then: {
      releases: ['6.0.0->6.0.1 failed by failed-checks, max 25 %, 3 failed'],
      ...settled('6.0.0'),
    },
  },
  {
    name: 'built-in-metrics',
    about: "Flagger's own queries: the canary is slow at 25",
    given: {
      analysis: {
        ...TWO_STEPS,
        metrics: [
          {
            name: 'request-success-rate',
            thresholdRange: { min: 99 },
            interval: '10s',
          },
          {
            name: 'request-duration',
            thresholdRange: { max: 500 },
            interval: '10s',
          },
        ],
      },
    },
    when: [
      ship('6.0.1'),
      untilWeight(25),
      serve('99th percentile 1.5 s', { latencyMs: 1_500 }),
      untilPhase('Failed'),
    ],
    then: {
      releases: ['6.0.0->6.0.1 failed by failed-checks, max 25 %, 3 failed'],
      ...settled('6.0.0'),
    },
  },
  {
    name: 'metric-template-missing',
    about: 'the Canary names a MetricTemplate that does not exist',
    given: { analysis: TWO_STEPS, withoutTemplate: true },
    when: [ship('6.0.1'), untilPhase('Failed')],
    then: {
      releases: ['6.0.0->6.0.1 failed by failed-checks, max 25 %, 3 failed'],
      ...settled('6.0.0'),
    },
  },
  {
    name: 'metrics-down-and-back',
    about: 'two checks fail for want of metrics, then it goes on',
    given: { analysis: TWO_STEPS },
    when: [
      ship('6.0.1'),
      untilWeight(25),
      metricsReachable(false),
      untilFailedChecks(2),
      metricsReachable(true),
      untilPhase('Succeeded'),
    ],
    then: {
      releases: ['6.0.0->6.0.1 succeeded by promoted, max 50 %, 2 failed'],
      ...settled('6.0.1'),
    },
  },
];
