import { z } from 'zod';
import { causeSchema, outcomes } from './release';
import { releaseImagesSchema } from './release';
import { timestampSchema } from './primitives';

const details = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('opened'),
    phase: z.string(),
    images: releaseImagesSchema,
    observed: z.boolean(),
  }),
  z.object({ kind: z.literal('phase'), from: z.string(), to: z.string() }),
  /** The canary got `value` percent of the traffic. */
  z.object({ kind: z.literal('weight'), value: z.number() }),
  /** The primary got back `value` percent during promotion. */
  z.object({ kind: z.literal('primary-weight'), value: z.number() }),
  z.object({
    kind: z.literal('iteration'),
    value: z.number(),
    of: z.number().nullable(),
  }),
  z.object({
    kind: z.literal('check-failed'),
    used: z.number(),
    limit: z.number(),
    text: z.string().nullable(),
  }),
  /** Somebody wrote the number of failed checks; no check was made. */
  z.object({
    kind: z.literal('failed-checks-set'),
    value: z.number(),
    limit: z.number(),
  }),
  z.object({
    kind: z.literal('gate-waiting'),
    gate: z.string(),
    name: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('gate-passed'),
    gate: z.string(),
    name: z.string().nullable(),
  }),
  z.object({ kind: z.literal('suspended') }),
  z.object({ kind: z.literal('resumed') }),
  z.object({ kind: z.literal('restarted') }),
  /** The pod template was copied to the primary. */
  z.object({ kind: z.literal('promoted') }),
  /** Something Flagger said that none of the other kinds covers. */
  z.object({
    kind: z.literal('message'),
    severity: z.enum(['normal', 'warning']),
    text: z.string(),
  }),
  /** Nothing was observed between `from` and `to`; what happened there is not known. */
  z.object({
    kind: z.literal('gap'),
    from: timestampSchema,
    to: timestampSchema,
    reason: z.enum([
      'watch-interrupted',
      'backend-stopped',
      'not-recorded',
      'first-seen',
      'state-skipped',
    ]),
  }),
  z.object({
    kind: z.literal('closed'),
    outcome: z.enum(outcomes),
    cause: causeSchema,
  }),
]);

/** One fact of a release, in the order in which it happened. */
export const timelineEntrySchema = z.object({
  id: z.string(),
  at: timestampSchema,
  details,
  /** Which feeds said it; one fact from several feeds is one entry. */
  feeds: z.array(z.enum(['status', 'event', 'webhook', 'route', 'portal'])),
});
/** @public */
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;
/** @public */
export type TimelineDetails = TimelineEntry['details'];
