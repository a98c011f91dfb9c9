import { z } from 'zod';
import { kubernetesTime, text } from './FieldReader';

const texts = z.record(z.string(), z.unknown()).transform(all =>
  Object.fromEntries(
    Object.entries(all).flatMap(([key, value]) => {
      const parsed = text.safeParse(value);
      return parsed.success ? [[key, parsed.data]] : [];
    }),
  ),
);

/**
 * What every kind has. An object without name or namespace cannot be placed and is dropped.
 * kubectl's copy of the whole manifest is left out of the annotations: it may hold secrets.
 */
export const metadataSchema = z.object({
  name: z.string().min(1),
  namespace: z.string().min(1),
  uid: z.string().catch(''),
  resourceVersion: z.string().catch(''),
  generation: z.number().catch(0),
  creationTimestamp: kubernetesTime.nullable().catch(null),
  deletionTimestamp: z
    .unknown()
    .optional()
    .transform(value => Boolean(value)),
  labels: texts.catch({}),
  annotations: texts.catch({}).transform(all => {
    const { 'kubectl.kubernetes.io/last-applied-configuration': _, ...rest } =
      all;
    return rest;
  }),
  ownerReferences: z
    .array(
      z.object({
        kind: z.string(),
        name: z.string(),
        controller: z.boolean().catch(false),
      }),
    )
    .catch([]),
});

export type Metadata = z.infer<typeof metadataSchema>;

/** The metadata of an object, or null when it cannot be placed. */
export function metadataOf(object: unknown): Metadata | null {
  const parsed = z.object({ metadata: metadataSchema }).safeParse(object);
  return parsed.success ? parsed.data.metadata : null;
}
