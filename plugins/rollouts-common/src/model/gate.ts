import { z } from 'zod';
import { timestampSchema } from './primitives';

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
  /** `idle`: not asked in this phase. `waiting`: Flagger was told no. `unknown`: nothing seen yet. */
  state: z.enum(['idle', 'waiting', 'passed', 'unknown']),
  since: timestampSchema.nullable(),
});
/** @public */
export type Gate = z.infer<typeof gateSchema>;
