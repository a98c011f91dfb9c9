import { z } from 'zod';
import { timestampSchema } from './primitives';

/** What a metrics server answered, as it is: NaN and ±Inf are answers and never become 0. */
export const readingSchema = z.object({
  /** Null for NaN, ±Inf and for no value at all; `text` tells them apart. */
  value: z.number().nullable(),
  /** `NaN`, `+Inf`, `-Inf`; null when there is a number or nothing. */
  text: z.string().nullable(),
  /** When it held, in the metrics server's time. */
  at: timestampSchema.nullable(),
});
/** @public */
export type Reading = z.infer<typeof readingSchema>;

/** Inclusive on both sides, as Flagger compares. */
export const boundSchema = z.object({
  min: z.number().nullable(),
  max: z.number().nullable(),
});
/** @public */
export type Bound = z.infer<typeof boundSchema>;

/** @public */
export const metricProblemCodes = [
  /** The MetricTemplate that the Canary names does not exist. Text: its address. */
  'template-missing',
  /** The cluster did not show the MetricTemplate, so whether it exists is not known. Text: why. */
  'template-unread',
  /** The query cannot be rendered. Text: why. */
  'query-not-rendered',
  /** No metrics source is configured for the cluster. */
  'no-source',
  /** The metric is judged by a provider that the portal does not read. Text: its type. */
  'provider-not-read',
  /** The source gave no answer. Text: why. */
  'query-failed',
  /** The source refused the query, or answered it with no value. Text: what it said. */
  'query-refused',
  /** The source warns that its answer is not complete. Text: the warning. */
  'partial',
  /** Several series: Flagger takes the last without saying so. Text: their number. */
  'several-series',
  /** Neither thresholdRange nor threshold, or a range that nothing meets. */
  'no-bound',
] as const;
/** @public */
export type MetricProblemCode = (typeof metricProblemCodes)[number];

/** One metric of the Canary's analysis: our reading of it, and Flagger's own beside it. */
export const metricCheckSchema = z.object({
  /** The name in spec.analysis.metrics. */
  name: z.string(),
  kind: z.enum(['built-in', 'template', 'inline']),
  /** `<namespace>/<name>` of the MetricTemplate. */
  template: z.string().nullable(),
  /** e.g. `prometheus`, `datadog`. */
  provider: z.string(),
  /** Rendered, as it is sent; null when it cannot be rendered. */
  query: z.string().nullable(),
  /** The query about the primary, where it can be derived. */
  primaryQuery: z.string().nullable(),
  /** As Flagger means it: percent for success rate, ms for duration; null: the query's own. */
  unit: z.enum(['percent', 'milliseconds']).nullable(),
  bound: boundSchema,
  intervalMs: z.number().int(),
  canary: readingSchema.nullable(),
  /** Null when it cannot be derived. */
  primary: readingSchema.nullable(),
  /** `not-evaluated`: nothing runs, or it could not be asked. */
  result: z.enum(['pass', 'fail', 'no-data', 'not-evaluated']),
  /**
   * What it answered last in this release, and how that was judged; null while it is evaluated, and
   * when it never answered. `at`: when it was asked.
   */
  last: z
    .object({
      at: timestampSchema,
      canary: readingSchema.nullable(),
      primary: readingSchema.nullable(),
      result: z.enum(['pass', 'fail', 'no-data']),
    })
    .nullable()
    .default(null),
  /** Distance to the nearest bound in the metric's unit, negative beyond it. */
  margin: z.number().nullable(),
  problems: z.array(
    z.object({ code: z.enum(metricProblemCodes), text: z.string().nullable() }),
  ),
  /** What Flagger itself says. */
  flagger: z.object({
    /** Its gauge, null unless its last check set it. */
    reading: readingSchema.nullable(),
    /** Its newest words about this metric in this release. */
    text: z.string().nullable(),
    at: timestampSchema.nullable(),
    /** The metric that failed before this one: its last check did not get here. Null: it did. */
    notReachedAfter: z.string().nullable().default(null),
    /** True when its gauge or its words say another result than ours. */
    differs: z.boolean(),
  }),
});
/** @public */
export type MetricCheck = z.infer<typeof metricCheckSchema>;

/**
 * The analysis of a rollout now. `idle`: nothing runs, nothing was asked, `metrics` tell what would
 * be. `none`: the Canary has no metrics.
 */
export const analysisSchema = z.object({
  state: z.enum(['running', 'idle', 'none']),
  /** When the sources were last asked for this. */
  evaluatedAt: timestampSchema.nullable(),
  metrics: z.array(metricCheckSchema),
});
/** @public */
export type Analysis = z.infer<typeof analysisSchema>;

/** A time and a value; null where the source had none, so that a gap stays a gap. */
export const sampleSchema = z.object({
  at: timestampSchema,
  value: z.number().nullable(),
});
/** @public */
export type Sample = z.infer<typeof sampleSchema>;

/** What a metric did during one release, kept with the release. */
export const metricHistorySchema = z.object({
  name: z.string(),
  unit: metricCheckSchema.shape.unit,
  bound: boundSchema,
  canary: z.array(sampleSchema),
  primary: z.array(sampleSchema),
  /** Times at which Flagger counted a failed check that names this metric. */
  failedAt: z.array(timestampSchema),
});
/** @public */
export type MetricHistory = z.infer<typeof metricHistorySchema>;
