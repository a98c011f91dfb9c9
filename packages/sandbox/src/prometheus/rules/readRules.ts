import { z } from 'zod';
import type { ClusterObject } from '../../cluster/types';
import { readDuration } from '../query/literals';

const duration = z
  .string()
  .transform(text => readDuration(text))
  .pipe(z.number());
const texts = z.record(z.string(), z.string());

const ruleSchema = z.object({
  alert: z.string().optional(),
  record: z.string().optional(),
  expr: z.union([z.string(), z.number().transform(String)]),
  for: duration.default(0),
  keep_firing_for: duration.default(0),
  labels: texts.default({}),
  annotations: texts.default({}),
});

const specSchema = z.object({
  groups: z
    .array(
      z.object({
        name: z.string(),
        interval: duration.optional(),
        rules: z.array(ruleSchema),
      }),
    )
    .default([]),
});

/** A rule as the object says it; durations in milliseconds. */
export type RuleSpec = z.output<typeof ruleSchema>;

export interface GroupSpec {
  name: string;
  file: string;
  intervalMs: number;
  rules: RuleSpec[];
}

/** How often groups are evaluated that do not say it themselves. */
const USUAL_INTERVAL_MS = 15_000;

/** The groups of a PrometheusRule object. One that cannot be read gives none, as its admission would refuse it. */
export function readRules({ metadata, spec }: ClusterObject): GroupSpec[] {
  const parsed = specSchema.safeParse(spec);
  if (!parsed.success) return [];
  const { namespace, name, uid } = metadata;
  return parsed.data.groups.map(group => ({
    name: group.name,
    file: `/etc/prometheus/rules/${namespace}-${name}-${uid}.yaml`,
    intervalMs: group.interval || USUAL_INTERVAL_MS,
    rules: group.rules,
  }));
}
