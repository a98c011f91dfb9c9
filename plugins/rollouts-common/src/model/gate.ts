import { z } from 'zod';
import { timestampSchema } from './primitives';

/** Webhook types of a Canary by which Flagger asks a question. @public */
export const gateKinds = [
  'confirm-rollout',
  'confirm-traffic-increase',
  'confirm-promotion',
  'rollback',
] as const;
/** @public */
export type GateKind = (typeof gateKinds)[number];

/** A question that Flagger asks over a webhook. */
export const gateSchema = z.object({
  kind: z.enum(gateKinds),
  name: z.string(),
  /** Credentials and query are removed: webhook URLs may hold secrets. */
  url: z.string(),
  /** `idle`: not asked in this release. `waiting`: Flagger was told no. */
  state: z.enum(['idle', 'waiting', 'passed']),
  since: timestampSchema.nullable(),
});
/** @public */
export type Gate = z.infer<typeof gateSchema>;

/** A hook of the Canary that asks this portal. Its last question proves that Flagger is asking. */
export const gateQuestionSchema = z.object({
  kind: z.enum(gateKinds),
  /** The hook's name. */
  name: z.string(),
  /** The newest question and what it was told; null: it has not asked yet. */
  last: z
    .object({
      at: timestampSchema,
      answer: z.enum(['yes', 'no']),
      /**
       * Which of the cluster's keys made the credentials that were presented; `earlier`: the Canary
       * still has to get new ones before that key is removed. Null: not known.
       */
      key: z.enum(['present', 'earlier']).nullable(),
    })
    .nullable(),
  /**
   * Flagger says that the present release passed, and this portal has no yes on record: something
   * in between answers in its place, e.g. an ingress that redirects.
   */
  bypassed: z.boolean(),
});
/** @public */
export type GateQuestion = z.infer<typeof gateQuestionSchema>;
