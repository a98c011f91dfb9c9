import type {
  Bound,
  MetricCheck,
  Reading,
} from '@rollouts/backstage-plugin-rollouts-common';

/** What a server answered to one query. `value` may be NaN or infinite. */
export interface Answered {
  samples: Array<{ at: number; value: number }>;
  warnings: string[];
}

/** Of several series Flagger takes the last one without saying so. */
export function toReading(
  answered: Answered | null,
  factor: number,
): Reading | null {
  const last = answered?.samples.at(-1);
  if (!last) return null;
  const value = last.value * factor;
  return {
    at: last.at,
    value: Number.isFinite(value) ? value : null,
    text: Number.isFinite(value) ? null : wordFor(value),
  };
}

function wordFor(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? '+Inf' : '-Inf';
}

/** Pass means within the bounds, which are themselves allowed; NaN and nothing are no data. */
export function judge(
  reading: Reading | null,
  bound: Bound,
): Pick<MetricCheck, 'result' | 'margin'> {
  if (!reading || reading.text === 'NaN') {
    return { result: 'no-data', margin: null };
  }
  const value =
    reading.value ?? (reading.text === '-Inf' ? -Infinity : Infinity);
  const margins = [
    ...(bound.min === null ? [] : [value - bound.min]),
    ...(bound.max === null ? [] : [bound.max - value]),
  ];
  const margin = Math.min(...margins);
  return {
    result: margin < 0 ? 'fail' : 'pass',
    margin: margins.length > 0 && Number.isFinite(margin) ? margin : null,
  };
}
