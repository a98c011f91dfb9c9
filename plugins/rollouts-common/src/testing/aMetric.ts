import type { MetricCheck, MetricHistory } from '../model/analysis';
import { BUILDER_NOW } from './aRollout';

const MINUTE = 60_000;

const reading = (value: number) => ({
  value,
  text: null,
  at: BUILDER_NOW - 12_000,
});

const base: MetricCheck = {
  name: 'error-rate',
  kind: 'template',
  template: 'shop/error-rate',
  provider: 'prometheus',
  query: '100 * sum(rate(errors{deployment="checkout"}[1m]))',
  primaryQuery: '100 * sum(rate(errors{deployment="checkout-primary"}[1m]))',
  unit: 'percent',
  bound: { min: null, max: 1 },
  intervalMs: MINUTE,
  canary: reading(0.4),
  primary: reading(0.3),
  result: 'pass',
  last: null,
  margin: 0.6,
  problems: [],
  flagger: {
    reading: reading(0.4),
    text: null,
    at: null,
    notReachedAfter: null,
    differs: false,
  },
};

/** A metric of a template that passes, with the given changes. @public */
export function aMetric(changes: Partial<MetricCheck> = {}): MetricCheck {
  return structuredClone({ ...base, ...changes });
}

const samples = (values: Array<number | null>) =>
  values.map((value, index) => ({
    at: BUILDER_NOW - (values.length - 1 - index) * MINUTE,
    value,
  }));

/** A minute for each value, the last one now; null is a gap. @public */
export function aMetricHistory(
  canary: Array<number | null>,
  primary: Array<number | null>,
  changes: Partial<MetricHistory> = {},
): MetricHistory {
  return structuredClone({
    name: base.name,
    unit: base.unit,
    bound: base.bound,
    canary: samples(canary),
    primary: samples(primary),
    failedAt: [],
    ...changes,
  });
}
