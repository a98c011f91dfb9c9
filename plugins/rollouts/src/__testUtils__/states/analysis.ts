import type { MetricCheck } from '@rollouts/backstage-plugin-rollouts-common';
import {
  aMetric,
  BUILDER_NOW,
} from '@rollouts/backstage-plugin-rollouts-common/testing';
import { someHistories } from '../histories';
import { alertSources } from './alerts';
import { progressing } from './running';
import { MINUTE, single, State } from './state';

const reading = (value: number | null, text: string | null = null) => ({
  value,
  text,
  at: BUILDER_NOW - 12_000,
});

const [prometheus] = alertSources;

const withAnalysis = (
  title: string,
  metrics: MetricCheck[],
  changes: Partial<State> = {},
): State => ({
  ...single(title, progressing.withFailedChecks(2).build()),
  analysis: {
    analysis: { state: 'running', evaluatedAt: BUILDER_NOW - 8_000, metrics },
    sources: [prometheus],
  },
  histories: someHistories,
  desk: {},
  ...changes,
});

const failing = aMetric({
  canary: reading(7.2),
  primary: reading(0.3),
  result: 'fail',
  margin: -6.2,
  flagger: {
    reading: reading(7.2),
    text: 'Halt checkout.shop advancement error-rate 7.20 > 1',
    at: BUILDER_NOW - 22_000,
    notReachedAfter: null,
    differs: false,
  },
});

const latency = aMetric({
  name: 'latency-p99',
  kind: 'built-in',
  template: null,
  unit: 'milliseconds',
  bound: { min: null, max: 1000 },
  canary: reading(410),
  primary: reading(395),
  margin: 590,
});

const queue = aMetric({
  name: 'queue-depth',
  kind: 'inline',
  template: null,
  unit: null,
  bound: { min: null, max: 50 },
  canary: reading(null),
  primary: null,
  primaryQuery: null,
  result: 'no-data',
  margin: null,
});

const notEvaluated = (changes: Partial<MetricCheck>) =>
  aMetric({
    canary: null,
    primary: null,
    result: 'not-evaluated',
    margin: null,
    flagger: {
      reading: null,
      text: null,
      at: null,
      notReachedAfter: null,
      differs: false,
    },
    ...changes,
  });

const problem = (
  code: MetricCheck['problems'][number]['code'],
  text: string | null = null,
) => [{ code, text }];

export const analysisStates: Record<string, State> = {
  analysis: withAnalysis('Analysis: fails, passes, has no data', [
    failing,
    latency,
    queue,
  ]),
  'analysis-differs': withAnalysis('Analysis: Flagger says otherwise', [
    aMetric({
      flagger: {
        reading: reading(3.4),
        text: 'Halt checkout.shop advancement error-rate 3.40 > 1',
        at: BUILDER_NOW - 22_000,
        notReachedAfter: null,
        differs: true,
      },
    }),
    aMetric({
      name: 'ratio',
      unit: null,
      canary: reading(null, 'NaN'),
      primary: reading(null, '+Inf'),
      result: 'fail',
      margin: null,
      bound: { min: 0.99, max: 1 },
    }),
  ]),
  'analysis-problems': withAnalysis('Analysis: what can be wrong', [
    aMetric({
      name: 'several',
      problems: problem('several-series', '7'),
    }),
    aMetric({
      name: 'partial',
      problems: problem('partial', 'store-2 is down'),
    }),
    notEvaluated({
      name: 'unread',
      provider: 'datadog',
      problems: problem('provider-not-read', 'datadog'),
    }),
    notEvaluated({
      name: 'lost',
      query: null,
      primaryQuery: null,
      problems: problem('template-missing', 'shop/lost'),
    }),
    notEvaluated({
      name: 'refused',
      problems: problem('query-refused', 'bad_data: 1:7: parse error'),
    }),
    notEvaluated({
      name: 'boundless',
      bound: { min: null, max: null },
      problems: problem('no-bound'),
    }),
  ]),
  'analysis-source-down': withAnalysis(
    'Analysis: Prometheus is down',
    [notEvaluated({ problems: problem('query-failed', 'ECONNREFUSED') })],
    {
      analysis: {
        analysis: {
          state: 'running',
          evaluatedAt: BUILDER_NOW - 6 * MINUTE,
          metrics: [
            notEvaluated({
              problems: problem('query-failed', 'ECONNREFUSED'),
              last: {
                at: BUILDER_NOW - 6 * MINUTE,
                canary: { ...reading(0.4), at: BUILDER_NOW - 6 * MINUTE },
                primary: { ...reading(0.3), at: BUILDER_NOW - 6 * MINUTE },
                result: 'pass',
              },
            }),
          ],
        },
        sources: [
          {
            ...prometheus,
            state: 'down',
            lastSuccessAt: BUILDER_NOW - 6 * MINUTE,
            lastError: { at: BUILDER_NOW, message: 'connect ECONNREFUSED' },
          },
        ],
      },
    },
  ),
  'analysis-idle': withAnalysis('Analysis: nothing runs', [], {
    analysis: {
      analysis: {
        state: 'idle',
        evaluatedAt: null,
        metrics: [notEvaluated({}), notEvaluated({ name: 'latency-p99' })],
      },
      sources: [],
    },
    histories: [],
  }),
};
