import { z } from 'zod';
import { gateSchema } from './gate';
import { ladderSchema } from './ladder';
import { mappingSchema } from './mapping';
import { explanationSchema, hazardSchema } from './message';
import { containerImageSchema, timestampSchema } from './primitives';
import { releaseSchema } from './release';

/**
 * The canary's share of the traffic and where the number comes from.
 *
 * `route`: read from the object that routes (what really happens). `status`: from the Canary's
 * status, which lies in WaitingPromotion. `fictitious`: provider `kubernetes` shifts nothing.
 */
export const weightSchema = z.object({
  value: z.number().nullable(),
  source: z.enum(['route', 'status', 'fictitious', 'unknown']),
  /** e.g. `HTTPRoute podinfo`, null when no route object was read. */
  object: z.string().nullable(),
});
/** @public */
export type Weight = z.infer<typeof weightSchema>;

/** A field of the object that cannot be understood; the rest of the rollout is still shown. */
export const problemSchema = z.object({
  field: z.string(),
  message: z.string(),
});
/** @public */
export type Problem = z.infer<typeof problemSchema>;

/** The live state of one progressive-delivery object in one cluster. */
export const rolloutSchema = z.object({
  /** Opaque; the only thing that a change hint carries. */
  id: z.string(),
  /** `flagger:<cluster>/<namespace>/<name>`, cluster percent-encoded. */
  ref: z.string(),
  cluster: z.string(),
  namespace: z.string(),
  name: z.string(),
  target: z.object({ kind: z.string(), name: z.string() }).nullable(),
  primaryName: z.string().nullable(),
  strategy: z.enum(['canary', 'ab-testing', 'blue-green']),
  /** spec.provider; null: Flagger's own default is used. */
  provider: z.string().nullable(),
  /** The release of Flagger that works in its cluster, e.g. `1.44.0`; null: not known. */
  flaggerVersion: z.string().nullable(),
  /** Flagger's own word; null: it has written none. May be a word that this version does not know. */
  phase: z.string().nullable(),
  phaseSince: timestampSchema.nullable(),
  weight: weightSchema,
  ladder: ladderSchema,
  /** `used` null: not known. `limit` is spec.analysis.threshold, at least 1. */
  failedChecks: z.object({
    used: z.number().int().nullable(),
    limit: z.number().int(),
  }),
  suspended: z.boolean(),
  skipAnalysis: z.boolean(),
  gates: z.array(gateSchema),
  /** null: the workload was not readable. */
  images: z.object({
    stable: z.array(containerImageSchema).nullable(),
    candidate: z.array(containerImageSchema).nullable(),
  }),
  revision: z.object({
    applied: z.string().nullable(),
    promoted: z.string().nullable(),
  }),
  intervalMs: z.number().int(),
  progressDeadlineSeconds: z.number().int(),
  /** Estimate from the last status write and the interval; null when nothing will be checked. */
  nextCheckAt: timestampSchema.nullable(),
  explanation: explanationSchema,
  hazards: z.array(hazardSchema),
  problems: z.array(problemSchema),
  /** The open release, else the last one, else null. */
  release: releaseSchema.nullable(),
  mapping: mappingSchema.nullable(),
  /** When the cluster last said something about this object, in our clock. */
  observedAt: timestampSchema,
  /** Set when the object no longer exists in the cluster. */
  goneAt: timestampSchema.nullable(),
});
/** @public */
export type Rollout = z.infer<typeof rolloutSchema>;
