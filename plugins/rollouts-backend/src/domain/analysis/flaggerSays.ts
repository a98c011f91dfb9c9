import type { MetricCheck } from '@rollouts/backstage-plugin-rollouts-common';
import type { Utterance } from '../state';
import { lastSaidAt, newestOf } from '../said/utterances';

type Flagger = MetricCheck['flagger'];

const SPOKEN_NAMES: Record<string, string> = {
  'request-success-rate': 'success rate',
  'request-duration': 'request duration',
};

/** Whether Flagger's words are about a metric: beyond its bound, without values, or not answered. */
export function isSaidOf(metric: string, message: string): boolean {
  const names = [metric, SPOKEN_NAMES[metric]].filter(Boolean).map(escape);
  return new RegExp(
    [
      `^Halt \\S+ advancement (?:${names.join('|')}) -?[\\d.]`,
      `^Halt advancement no values found for .*\\b${escape(metric)}(?::| |$)`,
      `^(?:Prometheus|Metric) query failed for ${escape(metric)}:`,
    ].join('|'),
  ).test(message);
}

/** Flagger's newest words about a metric since a time. It says nothing of what passed. */
export function saidOf(
  metric: string,
  utterances: Utterance[],
  since: number,
): { text: string; at: number } | null {
  return newestOf(
    utterances,
    utterance =>
      isSaidOf(metric, utterance.message) && lastSaidAt(utterance) >= since,
  );
}

/**
 * Whether Flagger sees it otherwise than we do: it failed the metric within the last check, or its
 * gauge is on the other side of the bound.
 */
export function differs(
  ours: MetricCheck['result'],
  gauge: MetricCheck['result'] | null,
  said: Flagger['at'],
  now: number,
  intervalMs: number,
): boolean {
  const isJudged = ours === 'pass' || ours === 'fail';
  if (!isJudged) return false;
  const failedJustNow = said !== null && now - said < 1.5 * intervalMs;
  if (failedJustNow) return ours === 'pass';
  return gauge !== null && gauge !== 'no-data' && gauge !== ours;
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
