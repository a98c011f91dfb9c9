import { z } from 'zod';
import { timestampSchema } from './primitives';
import { runbookSchema } from './runbook';

/** Rules by which an alert belongs to an entity, in the order in which they are tried. @public */
export const alertRules = [
  /** Annotation `rollouts.backstage.io/alert-matchers` on the entity. */
  'annotation',
  /** A label of the alert names the entity. */
  'entity-label',
  /** Namespace and workload, service or pod of a rollout of the entity. */
  'workload',
  /** A label names the owner, and nothing names a component: only in the list of unmapped alerts. */
  'team',
] as const;
/** @public */
export type AlertRule = (typeof alertRules)[number];

/** An alert that is firing or about to. All texts are untrusted. */
export const alertSchema = z.object({
  /** Stable for the same labels in the same cluster. */
  id: z.string(),
  name: z.string(),
  cluster: z.string(),
  severity: z.enum(['critical', 'warning', 'info', 'unknown']),
  /** The label as it is, null without one. */
  severityLabel: z.string().nullable(),
  state: z.enum(['firing', 'pending']),
  /** Set when nobody is told: silenced by persons, or inhibited by another alert. */
  suppressed: z
    .object({
      by: z.enum(['silence', 'inhibition', 'both']),
      silences: z.array(
        z.object({
          id: z.string(),
          createdBy: z.string(),
          comment: z.string(),
          endsAt: timestampSchema,
        }),
      ),
    })
    .nullable(),
  /** Since when the condition holds. */
  since: timestampSchema,
  /** Since when it fires, null while pending or not known. */
  firingSince: timestampSchema.nullable(),
  /** When it was last known to be so, because who told it does not answer any more; null: now. */
  asOf: timestampSchema.nullable(),
  value: z.number().nullable(),
  /** The number that the value is compared with, where the rule has one. */
  threshold: z
    .object({
      operator: z.enum(['>', '>=', '<', '<=', '==', '!=']),
      value: z.number(),
    })
    .nullable(),
  expression: z.string().nullable(),
  summary: z.string().nullable(),
  description: z.string().nullable(),
  labels: z.record(z.string(), z.string()),
  /** Ids of the sources that told it. */
  sources: z.array(z.string()),
  /** Refs of the readable rollouts that it is about. */
  rollouts: z.array(z.string()),
  /** Why it is here; null for what is unmapped and only of the same namespace. */
  why: z.object({ rule: z.enum(alertRules), detail: z.string() }).nullable(),
  /** True when other entities show it as well; which they are is not told. */
  shared: z.boolean(),
  /** What the release did last before the alert began; null without such a release. */
  relation: z
    .object({
      /** Whose release it is. */
      rolloutRef: z.string(),
      releaseId: z.string(),
      releaseNumber: z.number().int(),
      step: z.enum(['opened', 'weight', 'iteration', 'promoted', 'closed']),
      /** Percent for weights, the number of an iteration, else null. */
      value: z.number().nullable(),
      /** From that step to the alert. */
      afterMs: z.number().int(),
    })
    .nullable(),
  runbook: runbookSchema,
});
/** @public */
export type Alert = z.infer<typeof alertSchema>;
