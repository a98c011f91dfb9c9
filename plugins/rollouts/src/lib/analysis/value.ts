import type {
  Bound,
  MetricCheck,
  Reading,
} from '@rollouts/backstage-plugin-rollouts-common';
import { formatNumber } from '../format/number';
import type { Locale } from '../format/time';
import type { Words } from '../words';

export type Unit = MetricCheck['unit'];

/** A number in the unit of its metric. */
export function sayMeasure(
  value: number,
  unit: Unit,
  words: Words,
  locale: Locale,
): string {
  const number = formatNumber(value, locale);
  return unit ? words(`metric.value.${unit}`, { value: number }) : number;
}

/** A reading as it is: NaN and ±Inf are answers, nothing is "no data", not asked is a dash. */
export function sayReading(
  reading: Reading | null,
  unit: Unit,
  words: Words,
  locale: Locale,
): string {
  if (!reading) return words('metric.value.unknown');
  if (reading.value !== null) {
    return sayMeasure(reading.value, unit, words, locale);
  }
  return reading.text ?? words('metric.value.none');
}

/** The bound on one or both sides. */
export function sayBound(
  { min, max }: Bound,
  unit: Unit,
  words: Words,
  locale: Locale,
): string {
  const say = (value: number) => sayMeasure(value, unit, words, locale);
  if (min !== null && max !== null) {
    return words('metric.bound.both', { min: say(min), max: say(max) });
  }
  if (max !== null) return words('metric.bound.max', { max: say(max) });
  if (min !== null) return words('metric.bound.min', { min: say(min) });
  return words('metric.bound.none');
}
