import { z } from 'zod';
import { actionPlanSchema } from './plan';
import { refusalSchema } from './refusal';
import { verbs } from './verbs';

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
