import type { MetricCheck } from '@rollouts/backstage-plugin-rollouts-common';

/**
 * What a metric answered last in the same release stays beside what says why it cannot be asked now.
 *
 * @param before the check before this one, null without any
 */
export function keepLast(
  metrics: MetricCheck[],
  before: { at: number; metrics: MetricCheck[] } | null,
): MetricCheck[] {
  return metrics.map(metric => {
    if (metric.result !== 'not-evaluated') return metric;
    const known = before?.metrics.find(({ name }) => name === metric.name);
    return known ? { ...metric, last: lastOf(known, before?.at ?? 0) } : metric;
  });
}

function lastOf(
  { canary, primary, result, last }: MetricCheck,
  at: number,
): MetricCheck['last'] {
  return result === 'not-evaluated' ? last : { at, canary, primary, result };
}
