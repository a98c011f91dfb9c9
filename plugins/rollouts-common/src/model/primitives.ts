import { z } from 'zod';

/** UTC milliseconds since 1970. Every time that crosses the API has this unit. */
export const timestampSchema = z.number().int();

/** One container of a pod template and the image it runs. */
export const containerImageSchema = z.object({
  container: z.string(),
  image: z.string(),
  /** It is an init container. */
  init: z.literal(true).optional(),
});
/** @public */
export type ContainerImage = z.infer<typeof containerImageSchema>;

/** A value that fills a placeholder of a translated sentence. */
export const messageParamSchema = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
]);

/**
 * What a statement rests on, so that a reader can check it.
 * `text` is quoted from the cluster (an event message, a field and its value) and is untrusted.
 */
export const evidenceSchema = z.object({
  source: z.enum(['spec', 'status', 'route', 'workload', 'event', 'history']),
  text: z.string(),
  at: timestampSchema.nullable(),
});
/** @public */
export type Evidence = z.infer<typeof evidenceSchema>;
