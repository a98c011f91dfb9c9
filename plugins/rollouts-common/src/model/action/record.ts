import { z } from 'zod';
import { timestampSchema } from '../primitives';
import { missingRightSchema } from './missingRight';
import { refusalSchema } from './refusal';
import { levers, verbs } from './verbs';

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
  /** Hooks that ask another server, and must say yes too before anything comes of it; absent: none. */
  others: z.array(z.string()).optional(),
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
        /** Flagger asked, and what says no is a change freeze: the pause is over. */
        'gate-released',
        /** Another person said yes as well. Text: who, and why. */
        'agreed',
        /** It gave way to what somebody else wanted: an approval to all else, anything to a rollback. Text: who. */
        'withdrawn',
        /** Flagger was not told yes in time. */
        'approval-expired',
        'written',
        'write-refused',
        'write-failed',
        /** Somebody else changed the object between reading and writing, so it is tried again. */
        'write-conflicted',
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
      /**
       * The API server's answer to a write: `metadata.resourceVersion` of the object as it was written, by
       * which its own audit log can be matched; null: it is not known. Absent: nothing was sent, or a crash
       * hid the answer.
       */
      resourceVersion: z.string().nullable().optional(),
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
  /** What the account of the portal must be granted first. Absent: it is not that. */
  missingRight: missingRightSchema.optional(),
  /** A temporary change and whether it was taken back. */
  restore: z.enum(['none', 'pending', 'done']),
});
/** @public */
export type Action = z.infer<typeof actionSchema>;
