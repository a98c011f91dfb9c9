import { z } from 'zod';
import { flaggerSchema } from './flagger';
import { timestampSchema } from './primitives';

/** One list + watch of a cluster, or one peer of an Alertmanager. */
export const sourceFeedSchema = z.object({
  /** e.g. `canaries`, `events`, `deployments`, `httproutes`. */
  name: z.string(),
  state: z.enum(['live', 'connecting', 'failing', 'denied', 'absent']),
  lastSuccessAt: timestampSchema.nullable(),
  /** With the time of the last success: that answer was not complete. */
  lastError: z.object({ at: timestampSchema, message: z.string() }).nullable(),
});
/** @public */
export type SourceFeed = z.infer<typeof sourceFeedSchema>;

/** Something that is read from. */
export const sourceSchema = z.object({
  /** e.g. `cluster:production`, `prometheus:main`, `alertmanager:main`. */
  id: z.string(),
  kind: z.enum(['cluster', 'prometheus', 'alertmanager']),
  name: z.string(),
  /** The clusters that it tells of; a cluster tells of itself. */
  clusters: z.array(z.string()),
  /**
   * `live`: heard from within the expected time. `stale`: connected before, silent for too long.
   * `down`: the last attempts failed. `connecting`: never reached yet, no attempt has failed.
   */
  state: z.enum(['live', 'stale', 'down', 'connecting']),
  /** Last time that the source proved that it is there (data or watch bookmark). */
  lastSuccessAt: timestampSchema.nullable(),
  lastError: z.object({ at: timestampSchema, message: z.string() }).nullable(),
  /** How far its clock is from ours in milliseconds (positive: ahead), null when not known. */
  clockSkewMs: z.number().nullable(),
  /** True when it says of itself that it is an imitation. */
  simulated: z.boolean(),
  /** Which Flagger works there; null: not a cluster, never read, or not for this reader. */
  flagger: flaggerSchema.nullable(),
  feeds: z.array(sourceFeedSchema),
});
/** @public */
export type Source = z.infer<typeof sourceSchema>;
