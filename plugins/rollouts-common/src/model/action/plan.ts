import { z } from 'zod';
import { messageParamSchema } from '../primitives';
import { actionWarningCodes } from './warnings';
import { levers } from './verbs';

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
  /** What is decided about where release and phase do not say it; opaque, goes with the request. Null: they do. */
  about: z.string().nullable(),
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
