import type {
  MetricHistory,
  Sample,
} from '@rollouts/backstage-plugin-rollouts-common';
import { formatClock, Locale } from '../format/time';
import type { Words } from '../words';
import { toRuns, valuesOf } from './chart';
import { sayBound, sayMeasure } from './value';

/** What the picture shows, for who cannot see it. */
export function describeChart(
  history: MetricHistory,
  stepMs: number,
  words: Words,
  locale: Locale,
): string {
  const { name, canary, primary, bound, unit, failedAt } = history;
  const times = [...canary, ...primary].map(({ at }) => at).sort();
  const from = times[0];
  const to = times[times.length - 1];
  const gaps = Math.max(0, toRuns(canary, stepMs).length - 1);
  return [
    words('chart.label', {
      name,
      from: formatClock(from, to, locale),
      to: formatClock(to, to, locale),
    }),
    describeRole('canary', canary, history, words, locale),
    describeRole('primary', primary, history, words, locale),
    words('chart.bound', { bound: sayBound(bound, unit, words, locale) }),
    failedAt.length > 0 && words('chart.failed', { count: failedAt.length }),
    gaps > 0 && words('chart.gaps', { count: gaps }),
  ]
    .filter(Boolean)
    .join(' ');
}

function describeRole(
  role: 'canary' | 'primary',
  samples: Sample[],
  { unit }: MetricHistory,
  words: Words,
  locale: Locale,
): string | null {
  const values = valuesOf(samples);
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const say = (value: number) => sayMeasure(value, unit, words, locale);
  return words(`chart.role.${role}`, {
    first: say(values[0]),
    last: say(values[values.length - 1]),
    least: say(sorted[0]),
    most: say(sorted[sorted.length - 1]),
  });
}
