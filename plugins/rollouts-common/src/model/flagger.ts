import { z } from 'zod';
import { timestampSchema } from './primitives';

/** One way of learning which Flagger works in a cluster, and what it last told. */
export const flaggerSightingSchema = z.object({
  /**
   * `read`: the last attempt succeeded, so an empty `found` means that nothing is there.
   * `failing`, `denied`: it did not; `found` is from the last time that it did. `unread`: not tried
   * yet since the reader began. `unconfigured`: there is no such source.
   */
  state: z.enum(['read', 'failing', 'denied', 'unread', 'unconfigured']),
  found: z.array(
    z.object({
      /** e.g. `Deployment flagger-system/flagger`, or the address that was scraped. */
      object: z.string(),
      /** As it was said, e.g. `1.44.0` or `v1.44.0-rc.1`; null: nothing that can be a version. */
      version: z.string().nullable(),
      /** Whether it runs; null: this source does not tell. */
      ready: z.boolean().nullable(),
    }),
  ),
  /** When `found` was read; null: never. */
  readAt: timestampSchema.nullable(),
  /** Why the last attempt failed, in a sentence; null: it did not. */
  error: z.string().nullable(),
});
/** @public */
export type FlaggerSighting = z.infer<typeof flaggerSightingSchema>;

/** The Flagger of a cluster, as far as it is known. */
export const flaggerSchema = z.object({
  /** The release, e.g. `1.44.0`; null: not known. Never the newest by default. */
  version: z.string().nullable(),
  /** Who told the version: the running process (its metric `flagger_info`) or its Deployment. */
  from: z.enum(['process', 'deployment']).nullable(),
  /**
   * `known`: its behaviour was read and tried. `older`, `newer`: outside of what was. `unknown`: no
   * version, or no release.
   */
  support: z.enum(['known', 'older', 'newer', 'unknown']),
  /**
   * `running`: seen at work. `stopped`: its Deployment is there without a ready pod. `unseen`: it was
   * looked for, and nothing of it is in this cluster. `unknown`: nobody can tell.
   */
  presence: z.enum(['running', 'stopped', 'unseen', 'unknown']),
  process: flaggerSightingSchema,
  deployment: flaggerSightingSchema,
});
/** @public */
export type Flagger = z.infer<typeof flaggerSchema>;
