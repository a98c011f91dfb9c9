import type { Metric } from '../canary';

/**
 * Compares a reading with its bounds, which are themselves allowed.
 *
 * @returns the words for what is beyond, e.g. `error-rate 30.00 > 1`, or null.
 */
export function bound(metric: Metric, value: number): string | null {
  const { shown, limit } = wordsFor(metric);
  const { min, max } = rangeOf(metric);
  if (min !== undefined && value < min)
    return `${shown(value)} < ${limit(min)}`;
  if (max !== undefined && value > max)
    return `${shown(value)} > ${limit(max)}`;
  return null;
}

/** The old `threshold` is the least success rate, and the most of anything else. */
function rangeOf(metric: Metric): { min?: number; max?: number } {
  const { thresholdRange, threshold = 0 } = metric;
  if (thresholdRange) return thresholdRange;
  return isSuccessRate(metric) ? { min: threshold } : { max: threshold };
}

function isSuccessRate({ name, templateRef }: Metric): boolean {
  return name === 'request-success-rate' && !templateRef;
}

function wordsFor(metric: Metric) {
  if (isSuccessRate(metric)) {
    return {
      shown: (value: number) => `success rate ${value.toFixed(2)}%`,
      limit: (value: number) => `${value}%`,
    };
  }
  if (metric.name === 'request-duration' && !metric.templateRef) {
    return {
      shown: (value: number) => `request duration ${duration(value)}`,
      limit: (value: number) => duration(value),
    };
  }
  return {
    shown: (value: number) => `${metric.name} ${value.toFixed(2)}`,
    limit: (value: number) => String(value),
  };
}

/** Milliseconds as Go prints a duration: 500ms, 1.515s, 1m30s. */
function duration(value: number): string {
  const ms = Math.trunc(value);
  if (ms < 1_000) return ms === 0 ? '0s' : `${ms}ms`;
  const minutes = Math.floor(ms / 60_000);
  const seconds = (ms % 60_000) / 1_000;
  return minutes ? `${minutes}m${seconds}s` : `${seconds}s`;
}
