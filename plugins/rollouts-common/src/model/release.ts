import { z } from 'zod';
import { beginningVerbs, endingVerbs } from './action/verbs';
import { containerImageSchema, timestampSchema } from './primitives';

/** @public */
export const outcomes = [
  'succeeded',
  'failed',
  'superseded',
  'unknown',
] as const;
/** How a release ended. @public */
export type Outcome = (typeof outcomes)[number];

/**
 * Why a release ended as it did. Read from the nearest preceding Warning or event-webhook message,
 * never guessed: `unknown` is an allowed answer. `frontend words: cause.<code>`.
 *
 * @public
 */
export const causeCodes = [
  /** All checks passed and the primary was updated. */
  'promoted',
  /** spec.skipAnalysis was set: promoted without a check. */
  'analysis-skipped',
  /** Too many failed checks; `text` is the last failed check. */
  'failed-checks',
  /** status.failedChecks was set from outside, to the threshold or beyond it. */
  'aborted',
  /** A rollback webhook said yes. */
  'rollback-hook',
  /** The canary's pods never became ready. */
  'canary-not-ready',
  /** The primary did not become ready. Since Flagger 1.44 all traffic is on the canary then. */
  'primary-not-ready',
  /** Another revision or configuration replaced it. */
  'newer-revision',
  /** The Canary object was deleted. */
  'deleted',
  /** The end was not observed; only the state afterwards was. */
  'not-observed',
  'unknown',
] as const;
/** @public */
export type CauseCode = (typeof causeCodes)[number];

/** A cause in code and in Flagger's own words. */
export const causeSchema = z.object({
  code: z.enum(causeCodes),
  /** Quoted from the cluster, untrusted; null when nothing was said. */
  text: z.string().nullable(),
});
/** @public */
export type Cause = z.infer<typeof causeSchema>;

/** Images before and after; null: not known (the workload was not readable). */
export const releaseImagesSchema = z.object({
  from: z.array(containerImageSchema).nullable(),
  to: z.array(containerImageSchema).nullable(),
});
/** @public */
export type ReleaseImages = z.infer<typeof releaseImagesSchema>;

/** An action of the portal by which a person ended a release: the cluster showed its effect. */
export const decisionSchema = z.object({
  verb: z.enum(endingVerbs),
  /** Full ref of the person. */
  by: z.string(),
  reason: z.string(),
  /** When the cluster showed the effect. */
  at: timestampSchema,
});
/** @public */
export type Decision = z.infer<typeof decisionSchema>;

/** An action of the portal by which a person made a release begin. */
export const beginningSchema = decisionSchema.extend({
  verb: z.enum(beginningVerbs),
});
/** @public */
export type Beginning = z.infer<typeof beginningSchema>;

/** One attempt to bring one revision to production. */
export const releaseSchema = z.object({
  /** Opaque, stable. */
  id: z.string(),
  rolloutRef: z.string(),
  /** Counts from 1 for each rollout, without holes. */
  number: z.number().int().positive(),
  openedAt: timestampSchema,
  /** False: it was already running when it was first seen, `openedAt` is the first proof of it. */
  openingObserved: z.boolean(),
  closedAt: timestampSchema.nullable(),
  outcome: z.enum(outcomes).nullable(),
  cause: causeSchema.nullable(),
  images: releaseImagesSchema,
  /** Flagger's own opaque hash of the pod template; null while it is not known. */
  revision: z.string().nullable(),
  /** A ConfigMap or Secret changed, with or without the pod template. */
  configChanged: z.boolean(),
  strategy: z.string(),
  /** The highest canary weight that was proven, in percent. */
  maxWeight: z.number(),
  /** Failed checks counted in this release; Flagger resets its own number on failure. */
  failedChecks: z.number().int(),
  /** Holes in the record of this release. */
  gaps: z.number().int(),
  /** Null: nobody ended it through the portal. */
  decision: decisionSchema.nullable(),
  /** Null: it did not begin through the portal. */
  begunBy: beginningSchema.nullable(),
});
/** @public */
export type Release = z.infer<typeof releaseSchema>;
