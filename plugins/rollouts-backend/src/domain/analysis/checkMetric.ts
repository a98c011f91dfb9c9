import type { MetricCheck } from '@rollouts/backstage-plugin-rollouts-common';
import type { Utterance } from '../state';
import { differs, saidOf } from './flaggerSays';
import { Answered, judge, toReading } from './judge';
import type { PlannedMetric } from './planMetrics';

/** What was asked and what came back; `error` instead of answers when it could not be asked. */
export interface Asked {
  canary: Answered | null;
  primary: Answered | null;
  /** Flagger's own gauge for this metric. */
  gauge: Answered | null;
  error: {
    code: 'no-source' | 'query-failed' | 'query-refused';
    text: string | null;
  } | null;
}

/** One metric with our reading of it and Flagger's beside it. */
export function checkMetric(
  planned: PlannedMetric,
  asked: Asked,
  context: {
    utterances: Utterance[];
    /** When the release began: words from before are about another one. */
    since: number;
    now: number;
    /** The metric at which Flagger's last check ended before this one. */
    notReachedAfter: string | null;
  },
): MetricCheck {
  const { factor, ...metric } = planned;
  const canary = toReading(asked.canary, factor);
  const isAsked = planned.query !== null && asked.error === null;
  const { result, margin } = isAsked
    ? judge(canary, planned.bound)
    : { result: 'not-evaluated' as const, margin: null };
  const said = saidOf(planned.name, context.utterances, context.since);
  // The gauge of a duration is in seconds, its bound in milliseconds.
  const reading = toReading(
    // It still holds what an earlier check left.
    context.notReachedAfter === null ? asked.gauge : null,
    planned.unit === 'milliseconds' ? 1_000 : 1,
  );
  const gauge = reading ? judge(reading, planned.bound).result : null;
  return {
    ...metric,
    canary,
    primary: toReading(asked.primary, factor),
    result,
    last: null,
    margin,
    problems: [...planned.problems, ...problemsOf(asked)],
    flagger: {
      reading,
      text: said?.text ?? null,
      at: said?.at ?? null,
      notReachedAfter: context.notReachedAfter,
      differs: differs(
        result,
        gauge,
        said?.at ?? null,
        context.now,
        planned.intervalMs,
      ),
    },
  };
}

function problemsOf({ canary, error }: Asked): MetricCheck['problems'] {
  const series = canary?.samples.length ?? 0;
  const [warning] = canary?.warnings ?? [];
  return [
    ...(error ? [error] : []),
    ...(series > 1
      ? [{ code: 'several-series' as const, text: String(series) }]
      : []),
    ...(warning ? [{ code: 'partial' as const, text: warning }] : []),
  ];
}
