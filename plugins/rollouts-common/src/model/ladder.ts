import { z } from 'zod';
import { timestampSchema } from './primitives';

/**
 * One rung of the plan.
 *
 * - `weight`: `value` percent of the traffic goes to the canary
 * - `iteration`: analysis pass number `value` (A/B testing, blue-green)
 * - `mirror`: traffic is copied to the canary, none is moved
 * - `gate`: Flagger asks a webhook; `gate` names its kind
 * - `route-all`: blue-green sends all traffic to the canary before it copies
 * - `promote`: the pod template is copied to the primary
 * - `primary-weight`: `value` percent of the traffic is back on the primary (stepWeightPromotion)
 * - `finalise`: all traffic is back on the primary, the canary is scaled down
 */
export const ladderStepSchema = z.object({
  kind: z.enum([
    'weight',
    'iteration',
    'mirror',
    'gate',
    'route-all',
    'promote',
    'primary-weight',
    'finalise',
  ]),
  value: z.number().nullable(),
  gate: z.string().nullable(),
  /** `unknown`: no observation proves whether it happened. `skipped`: the release went past it. */
  state: z.enum(['done', 'current', 'ahead', 'skipped', 'unknown']),
  reachedAt: timestampSchema.nullable(),
  leftAt: timestampSchema.nullable(),
});
/** @public */
export type LadderStep = z.infer<typeof ladderStepSchema>;

/** The planned steps of a release and where it stands on them. */
export const ladderSchema = z.object({
  steps: z.array(ladderStepSchema),
  /** Index into `steps`, null when nothing is running or the position is unknown. */
  current: z.number().int().nullable(),
  /** A/B testing: the request matches in words, e.g. `header x-canary is "insider"`. */
  matches: z.array(z.string()),
  mirrorWeight: z.number().nullable(),
});
/** @public */
export type Ladder = z.infer<typeof ladderSchema>;
