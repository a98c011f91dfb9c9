import { z } from 'zod';
import { actionOfferSchema } from '../../model/action/offer';
import { actionSchema } from '../../model/action/record';
import { levers, verbs } from '../../model/action/verbs';
import { gateQuestionSchema, gateSetupSchema } from '../../model/gate';
import { timestampSchema } from '../../model/primitives';
import { address, text } from '../parameters';

/** What may be done, doing it, and what was done. */
export const decidingRoutes = {
  /** Every verb with its plan or its refusal, the actions of the present release, and who asks. */
  actionOffers: {
    method: 'GET',
    path: '/v1/action-offers',
    query: address,
    output: z.object({
      now: timestampSchema,
      offers: z.array(actionOfferSchema),
      /** Newest first, without what was denied. */
      actions: z.array(actionSchema),
      /** Hooks that ask this portal. */
      gateQuestions: z.array(gateQuestionSchema),
      /** Null: nothing is missing, the cluster has no gates, or the caller decides nothing here. */
      gateSetup: gateSetupSchema.nullable(),
    }),
  },
  /**
   * Asks for an action. The same key again answers the same action and does nothing twice.
   * 403 without permission (recorded), 409 when release, phase or lever are not what the person saw or
   * another action is under way; the body of the error names the new state, and why by its code.
   */
  act: {
    method: 'POST',
    path: '/v1/actions',
    query: z.object({}),
    body: address.extend({
      verb: z.enum(verbs),
      /** What the person was looking at. */
      releaseId: text,
      phase: text,
      /** What `plan.lever` said; if it would be done in another way by now, that is a 409. */
      lever: z.enum(levers),
      reason: text.trim().min(3).max(1000),
      /** What `plan.about` said; another version than that is a 409. */
      about: text.max(300).optional(),
      /** What `plan.typed` says, where it says something; else 400. */
      typed: text.max(300).optional(),
      idempotencyKey: text.min(8).max(100),
    }),
    output: z.object({ now: timestampSchema, action: actionSchema }),
  },
  /** Actions and the newest denials of one release, newest first. */
  releaseActions: {
    method: 'GET',
    path: '/v1/release-actions',
    query: z.object({ id: text }),
    output: z.object({
      now: timestampSchema,
      items: z.array(actionSchema),
      /** There are older denials that are not in the list. */
      moreDenials: z.boolean(),
    }),
  },
} as const;
