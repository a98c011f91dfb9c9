import type { MetricCheck } from '@rollouts/backstage-plugin-rollouts-common';
import { formatSecond, Locale } from '../format/time';
import type { Tone } from '../rollout/status';
import { say, Words } from '../words';
import { sayBound, sayMeasure, sayReading } from './value';

const tones: Record<MetricCheck['result'], Tone> = {
  pass: 'good',
  fail: 'bad',
  'no-data': 'alert',
  'not-evaluated': 'idle',
};

/** A row of the analysis, in words. */
export interface MetricView {
  canary: string;
  primary: string;
  bound: string;
  result: { tone: Tone; word: string };
  /** Distance to the bound; null without a value or a bound. */
  margin: string | null;
  /** What is wrong, and where Flagger says something else. */
  remarks: string[];
  /** Flagger's own words, or its gauge. */
  flagger: string;
  /** When the value held. */
  at: number | null;
}

/** Our reading of a metric, with Flagger's beside it. */
export function toMetric(
  metric: MetricCheck,
  words: Words,
  locale: Locale,
): MetricView {
  const { unit, result, problems, flagger, last } = metric;
  const { canary, primary } = last ?? metric;
  const said = sayFlagger(metric, words, locale);
  const differs = flagger.differs ? [words('metric.differs', { said })] : [];
  return {
    canary: sayReading(canary, unit, words, locale),
    primary: sayReading(primary, unit, words, locale),
    bound: sayBound(metric.bound, unit, words, locale),
    result: { tone: tones[result], word: words(`metric.result.${result}`) },
    margin: sayMargin(metric, words, locale),
    remarks: [
      ...(last ? [sayLast(last, words, locale)] : []),
      ...problems.map(({ code, text }) =>
        say(words, `metricProblem.${code}`, { text }),
      ),
      ...differs,
      ...(flagger.notReachedAfter === null
        ? []
        : [words('metric.not-reached', { metric: flagger.notReachedAfter })]),
    ],
    flagger: said,
    at: canary?.at ?? null,
  };
}

/** So that nobody takes an old value for what is measured now. */
function sayLast(
  { at, result }: NonNullable<MetricCheck['last']>,
  words: Words,
  locale: Locale,
): string {
  return words('metric.last', {
    time: formatSecond(at, locale),
    result: words(`metric.result.${result}`),
  });
}

function sayMargin(
  { margin, unit }: MetricCheck,
  words: Words,
  locale: Locale,
): string | null {
  if (margin === null) return null;
  const value = sayMeasure(Math.abs(margin), unit, words, locale);
  return words(margin < 0 ? 'metric.margin.beyond' : 'metric.margin.inside', {
    value,
  });
}

function sayFlagger(
  { flagger, unit }: MetricCheck,
  words: Words,
  locale: Locale,
): string {
  const { reading, text } = flagger;
  const gauge = reading
    ? words('metric.flagger.gauge', {
        value: sayReading(reading, unit, words, locale),
      })
    : null;
  const quote = text ? `“${text}”` : null;
  const parts = [gauge, quote].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : words('metric.flagger.none');
}
