import { z } from 'zod';
import { evidenceSchema, messageParamSchema } from './primitives';

/**
 * Answers to "why is it here and what happens next". The backend decides which one holds and
 * gives the values; the frontend owns the words (`explanation.<code>` in the translation ref).
 *
 * @public
 */
export const explanationCodes = [
  /** The object exists, Flagger has not written a status. */
  'not-seen-by-flagger',
  'initializing',
  'initialized',
  /** Waiting: confirm-rollout says no. Params: gate. */
  'waiting-for-rollout-approval',
  /** Waiting, and no hook is known that could open it. */
  'waiting',
  /** Progressing at weight 0, the canary is being scaled up. */
  'scaling-up',
  /** The canary's pods are not ready. Params: reason, deadlineSeconds. */
  'canary-not-ready',
  /** Params: weight, nextWeight. */
  'progressing-weight',
  /** At the highest weight; promotion is next. Params: weight. */
  'progressing-last-weight',
  /** Params: iteration, iterations. */
  'progressing-iteration',
  'mirroring',
  /** Params: gate, weight. */
  'waiting-for-traffic-increase',
  /** The newest check failed. Params: reason, used, limit. */
  'held-by-failed-check',
  /** Params: gate, weight. */
  'waiting-for-promotion-approval',
  /** Still WaitingPromotion, but confirm-promotion said yes last. Params: gate, weight. */
  'promotion-approved',
  'promoting',
  /** Params: primaryWeight. */
  'promoting-stepwise',
  'finalising',
  'succeeded',
  /** Succeeded with spec.skipAnalysis: nothing was checked. */
  'succeeded-without-analysis',
  /** Params: reason. */
  'failed',
  /** Failed after the revision was copied to the primary, which has all traffic. Params: reason. */
  'failed-while-promoting',
  /** Failed while live traffic is on the canary. Params: reason, weight. */
  'failed-with-traffic-on-canary',
  /** Params: weight. */
  'suspended',
  'terminating',
  /** The object is no longer in the cluster. */
  'gone',
  /** This version of Flagger never begins such an A/B test. Params: version. */
  'ab-testing-never-begins',
  /** This version of Flagger refuses such a spec, in its own log only. Params: version. */
  'refused-by-flagger',
  /** The same Warning repeats and nothing moves. Params: reason, count. */
  'stuck',
  /** A phase that this version does not know. Params: phase. */
  'unknown-phase',
  /** The object cannot be read. Params: reason. */
  'malformed',
  /** The Canary has no spec: Flagger ends as soon as it sees one, for the whole cluster. */
  'spec-missing',
] as const;
/** @public */
export type ExplanationCode = (typeof explanationCodes)[number];

/** One sentence about the state, as a code, the values for its placeholders and its evidence. */
export const explanationSchema = z.object({
  code: z.enum(explanationCodes),
  params: z.record(z.string(), messageParamSchema),
  evidence: z.array(evidenceSchema),
});
/** @public */
export type Explanation = z.infer<typeof explanationSchema>;

/** States in which a wrong click, or no click, hurts. @public */
export const hazardCodes = [
  /** Flagger gave no sign of life for several intervals in a phase in which it should. Params: minutes. */
  'flagger-silent',
  /** Flagger's Deployment has no ready pod: nothing moves. Params: object. */
  'flagger-stopped',
  /** Failed promotion: live traffic is on the canary. Params: weight. */
  'traffic-on-canary-after-failure',
  /** The same, and the primary is ready again: what failed may be tried again. */
  'primary-repaired',
  /** Failed promotion: all traffic is on a primary that was being replaced by the new revision. */
  'primary-half-updated',
  /** This version of Flagger never begins such an A/B test. Params: version. */
  'ab-testing-never-begins',
  /** Provider kubernetes: no traffic is ever shifted, the number is fictitious. */
  'fictitious-weight',
  /** Suspended with canary traffic: no metric, threshold or rollback protects it. Params: weight. */
  'suspended-with-canary-traffic',
  /** spec.skipAnalysis: the next revision goes live unchecked. */
  'skips-analysis',
  /** No metrics and no rollout hook: every revision passes. */
  'no-checks',
  /** A revision that arrived while Failed was swallowed and will not start by itself. */
  'wedged',
  /** Route and status disagree. Params: route, status. */
  'weight-mismatch',
  /** Several of the same Warning without progress. Params: reason, count. */
  'stuck',
] as const;
/** @public */
export type HazardCode = (typeof hazardCodes)[number];

/** A danger that the state implies. */
export const hazardSchema = z.object({
  code: z.enum(hazardCodes),
  severity: z.enum(['danger', 'warning', 'info']),
  params: z.record(z.string(), messageParamSchema),
  evidence: z.array(evidenceSchema),
});
/** @public */
export type Hazard = z.infer<typeof hazardSchema>;
