import { z } from 'zod';
import { messageParamSchema, timestampSchema } from './primitives';

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

/**
 * Why a gate of this portal does not say yes by the rules of the house. Words:
 * `gateObjection.<code>`.
 *
 * @public
 */
export const gateObjectionCodes = [
  /** A freeze holds. Params: window; `until` says when it ends. */
  'frozen',
  /** Params: agreed, needed; as in all below. */
  'nobody-agreed',
  /** The rule asks for two persons. */
  'needs-two',
  /** Whoever made the change cannot approve it alone. */
  'author-alone',
  /** Nobody knows who made the change, so two persons must agree. */
  'author-unknown',
  /**
   * Nobody approved the start, and the version did not succeed where it is to succeed first: there is
   * no such rollout. Params of this and those below: rollout, images, number (of the release there).
   */
  'staging-unknown',
  /** It did not run there. */
  'staging-missing',
  'staging-runs',
  'staging-failed',
  /** It was promoted there without checks. */
  'staging-unchecked',
  'staging-too-old',
  /** It succeeded there, and what served before serves again. */
  'staging-reverted',
  /** What happened there is not for whoever asks. Params: images. */
  'staging-hidden',
] as const;

/** Something that keeps a gate from saying yes. */
export const gateObjectionSchema = z.object({
  code: z.enum(gateObjectionCodes),
  params: z.record(z.string(), messageParamSchema),
  /** When it ends by itself; null: it does not. */
  until: timestampSchema.nullable(),
});
/** @public */
export type GateObjection = z.infer<typeof gateObjectionSchema>;

/**
 * Hooks that a Canary lacks to ask this portal, ready for its `spec.analysis.webhooks` but for the
 * password, which only who has the cluster's key can make.
 */
export const gateSetupSchema = z.object({
  hooks: z.array(
    z.object({
      kind: z.enum(gateKinds),
      /** With the user name, and `PASSWORD` where the password belongs. */
      url: z.string(),
      /** Flagger would alert at every check while this gate says no. */
      muteAlert: z.boolean(),
    }),
  ),
  /** Makes the password, with the key in the variable ROLLOUTS_GATES_KEY. */
  command: z.string(),
});
/** @public */
export type GateSetup = z.infer<typeof gateSetupSchema>;

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
  /** Why it would say no now, by the rules of the house, whatever was decided; empty: nothing holds. */
  objections: z.array(gateObjectionSchema),
});
/** @public */
export type GateQuestion = z.infer<typeof gateQuestionSchema>;
