import { z } from 'zod';
import { messageParamSchema, timestampSchema } from './primitives';

/**
 * What a person can ask for. `pause`: nothing moves until `resume`, whoever paused it. `retry`: a
 * failed release is tried once more. `promote-unchecked`: for emergencies, whatever checks and gates say.
 *
 * @public
 */
export const verbs = [
  'promote',
  'rollback',
  'pause',
  'resume',
  'retry',
  'promote-unchecked',
] as const;
/** @public */
export type Verb = (typeof verbs)[number];

/** Verbs whose effect is the end of the release that they are about. @public */
export const endingVerbs = [
  'promote',
  'rollback',
  'promote-unchecked',
] as const satisfies readonly Verb[];

/**
 * How it is done. `gate`: the portal answers Flagger's hook. `max-weight`: spec.analysis.maxWeight
 * is lowered and restored. `failed-checks`: status.failedChecks is set beyond the threshold. `suspend`:
 * spec.suspend is set. `annotation`: the target's pods get an annotation, which makes a new revision.
 * `last-applied`: status.lastAppliedSpec is emptied, so that Flagger takes the same revision for a new one.
 * `skip-analysis`: spec.skipAnalysis is set and restored.
 *
 * @public
 */
export const levers = [
  'gate',
  'max-weight',
  'failed-checks',
  'suspend',
  'annotation',
  'last-applied',
  'skip-analysis',
] as const;
/** @public */
export type Lever = (typeof levers)[number];

/** Why an action is not offered, or was refused. Words: `refusal.<code>`. @public */
export const refusalCodes = [
  /** `actions: true` is not set for the cluster. */
  'actions-off',
  /** Params: permission. */
  'not-permitted',
  /** The last known state is too old to act on. Params: ageMs. */
  'source-stale',
  /** Nothing runs in this phase. Params: phase. */
  'nothing-runs',
  /** Flagger waits for a yes before it begins. */
  'not-started',
  /** Flagger promotes at its next check, whatever is written. */
  'analysis-skipped',
  /** Too late: the primary is already being updated. Params: phase. */
  'already-promoting',
  /** A confirm-traffic-increase hook says no, and is asked again before the promotion. Params: gate. */
  'foreign-gate',
  /** The promotion failed after the primary got the new version: it may run neither. */
  'primary-half-updated',
  /** Failed while live traffic is on the canary: a push or a retry could end in an outage. */
  'traffic-on-canary-after-failure',
  'suspended',
  /** The portal's own gate holds the traffic, since somebody paused it here. */
  'held',
  'already-paused',
  'not-paused',
  /** Only what failed is tried again. Params: phase. */
  'not-failed',
  /** The canary's pods are not ready: Flagger would not look at it. Params: reason. */
  'canary-not-ready',
  /** No lever is safe for this strategy. Params: strategy. */
  'no-lever',
  /** A hook of another server must agree to the promotion. Params: gate. */
  'promotion-hook',
  /** The portal must agree to the promotion, and Flagger has not asked it yet. Params: gate. */
  'gate-not-asked',
  /** A change freeze holds, and there is no gate that could wait for its end. Params: window, until. */
  'frozen',
  /** More than this person must agree, and there is no gate that could wait for the others. */
  'needs-gate',
  /** Another action of this release is under way. Params: verb, by. */
  'action-in-progress',
  'gone',
  'malformed',
  /** The API server said no. Params: message. */
  'cluster-refused',
] as const;
/** @public */
export type RefusalCode = (typeof refusalCodes)[number];

export const refusalSchema = z.object({
  code: z.enum(refusalCodes),
  params: z.record(z.string(), messageParamSchema),
  /** The nearest thing that is possible instead; absent: nothing is. */
  instead: z.enum(verbs).optional(),
});
/** @public */
export type Refusal = z.infer<typeof refusalSchema>;

/** What to know before the click. Words: `actionWarning.<code>`. @public */
export const actionWarningCodes = [
  /** Another revision before the restore would be promoted after one check. */
  'newer-revision-before-restore',
  /** The field belongs to a GitOps manager that will write it back. Params: manager, field. */
  'gitops-owned',
  /** One more weight step can happen before it takes effect. */
  'one-more-step',
  /** Remaining steps are skipped: fewer checks than planned. Params: skipped. */
  'skips-steps',
  /** The target's template stays as it is: the bad revision is still in Git. */
  'template-stays',
  /** Provider kubernetes: weights are fictitious. */
  'fictitious-weight',
  /** Paused by spec.suspend: no check, threshold, gate or rollback protects what the canary serves. */
  'unprotected',
  /** The portal's own gate forgets with the release: another revision is not paused. */
  'ends-with-release',
  /** Kubernetes' deadline for the pods went on while it was paused. */
  'deadline-went-on',
  /** The gate says no until a change freeze ends. Params: window, until. */
  'waits-for-freeze',
  /** The gate says no until another person agrees. Params: agreed, needed. */
  'waits-for-another',
  /** An approval that waits is withdrawn. Params: by. */
  'withdraws-approval',
  /** It is the same version that failed. */
  'same-version',
  /** No metric, threshold or gate is asked, whoever answers it. */
  'unchecked',
  /** Flagger sends users to the primary before that has the new version, and does not wait for it. */
  'primary-not-awaited',
  /** Another revision before the restore would be promoted without any check. */
  'newer-revision-unchecked',
] as const;
/** @public */
export type ActionWarningCode = (typeof actionWarningCodes)[number];

/** What would happen. */
export const actionPlanSchema = z.object({
  lever: z.enum(levers),
  /** What Flagger does next. Words: `consequence.<verb>.<lever>`. */
  params: z.record(z.string(), messageParamSchema),
  weightNow: z.number().nullable(),
  /** Null: the traffic stays as it is. */
  weightAfter: z.number().nullable(),
  /** Images of the release that is promoted or rolled back; null: not known. */
  version: z.array(z.string()).nullable(),
  /** What serves users now: two versions while traffic is split. Null: not known. */
  servesNow: z
    .array(
      z.object({
        images: z.array(z.string()),
        /** Share of the requests; null: not known, or requests are picked by what they carry. */
        percent: z.number().nullable(),
      }),
    )
    .nullable(),
  /** What serves all users afterwards; not told where the traffic stays as it is. */
  imagesAfter: z.array(z.string()).nullable(),
  /** The same as commands, for who has no portal; with credentials removed. */
  commands: z.array(z.string()),
  /** To be typed before it is done, since it hurts most when done to the wrong one; null: nothing. */
  typed: z.string().nullable(),
  /** A change that is taken back afterwards, e.g. `spec.analysis.maxWeight`; else null. */
  restores: z.string().nullable(),
  /** It should be seen in the cluster within this time. */
  withinMs: z.number().int(),
  warnings: z.array(
    z.object({
      code: z.enum(actionWarningCodes),
      params: z.record(z.string(), messageParamSchema),
    }),
  ),
});
/** @public */
export type ActionPlan = z.infer<typeof actionPlanSchema>;

/** One verb for one rollout and one caller: a plan, or why not. */
export const actionOfferSchema = z.object({
  verb: z.enum(verbs),
  /** The permission it needs, and whether the caller has it. */
  permission: z.string(),
  allowed: z.boolean(),
  plan: actionPlanSchema.nullable(),
  refusal: refusalSchema.nullable(),
});
/** @public */
export type ActionOffer = z.infer<typeof actionOfferSchema>;

/**
 * `requested`: stored, nothing written. `accepted`: the API server took the write, or the gate says
 * yes. `effective`: the cluster shows it. `refused`: the cluster or the portal said no. `ineffective`:
 * not seen in time. `superseded`: another revision came first. `denied`: the caller had no right.
 *
 * @public
 */
export const actionStates = [
  'requested',
  'accepted',
  'effective',
  'refused',
  'ineffective',
  'superseded',
  'denied',
] as const;
/** @public */
export type ActionState = (typeof actionStates)[number];

/** What persons said yes to. */
export const approvalSchema = z.object({
  /** Whoever asked first, then the others; full refs. */
  agreed: z.array(z.object({ by: z.string(), at: timestampSchema })),
  expiresAt: timestampSchema,
});

/** What a person asked for and what the cluster did: the record and the receipt. */
export const actionSchema = z.object({
  id: z.string(),
  rolloutRef: z.string(),
  releaseId: z.string().nullable(),
  verb: z.enum(verbs),
  lever: z.enum(levers).nullable(),
  state: z.enum(actionStates),
  /** Full ref of the person. */
  by: z.string(),
  reason: z.string(),
  requestedAt: timestampSchema,
  /** When the state was reached. */
  at: timestampSchema,
  /** By then the effect should be seen; null until it was written. */
  expectedBy: timestampSchema.nullable(),
  /** Set when the state is refused or denied. */
  refusal: refusalSchema.nullable(),
  /** What happened, oldest first: writes with their answer, what the cluster showed, restores. */
  steps: z.array(
    z.object({
      at: timestampSchema,
      /** Words: `actionStep.<code>`. */
      code: z.enum([
        'stored',
        'gate-opened',
        'gate-answered',
        /** The gate says no from now on. */
        'gate-closed',
        /** Flagger asked and was told no. */
        'gate-held',
        /** Another person said yes as well. Text: who, and why. */
        'agreed',
        /** Somebody wanted something else before Flagger came for the approval. Text: who. */
        'withdrawn',
        /** Flagger was not told yes in time. */
        'approval-expired',
        'written',
        'write-refused',
        'write-failed',
        'written-again',
        'effective',
        'superseded',
        /** Flagger ended the release in another way than was asked for. */
        'ended-otherwise',
        'timed-out',
        /** The Canary was deleted, or is another object of the same name. */
        'canary-gone',
        'restored',
        'restore-failed',
      ]),
      text: z.string().nullable(),
    }),
  ),
  /** What the cluster showed when it took effect, `at` is when that was heard; null: it had no effect. */
  receipt: z
    .object({
      at: timestampSchema,
      phase: z.string(),
      weight: z.number().nullable(),
      images: z.array(z.string()).nullable(),
    })
    .nullable(),
  /**
   * Who said yes at a gate that lets a release pass, and until when that waits for others, for the end
   * of a freeze and for Flagger. Absent for all else.
   */
  approval: approvalSchema.optional(),
  /** A temporary change and whether it was taken back. */
  restore: z.enum(['none', 'pending', 'done']),
});
/** @public */
export type Action = z.infer<typeof actionSchema>;
