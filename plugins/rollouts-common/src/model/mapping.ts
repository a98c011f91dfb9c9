import { z } from 'zod';

/** Which rule connected a rollout with an entity; first hit wins. @public */
export const mappingRules = [
  'canary-annotation',
  'kubernetes-id',
  'label-selector',
  'entity-named-by-canary',
] as const;

/** A rollout that looks as if it belonged to the entity, and what to write to connect it. */
export const candidateSchema = z.object({
  rolloutRef: z.string(),
  cluster: z.string(),
  namespace: z.string(),
  name: z.string(),
  /** Why it looks so. */
  reason: z.enum(['same-name', 'same-target-name', 'same-label']),
  /** The annotation to add to the entity. */
  annotation: z.object({ key: z.string(), value: z.string() }),
});
/** @public */
export type Candidate = z.infer<typeof candidateSchema>;

/** How a rollout and an entity belong together. */
export const mappingSchema = z.object({
  entityRef: z.string(),
  rule: z.enum(mappingRules),
  /** True when the Canary itself names the entity or its owner: only then does ownership count. */
  confirmedByCluster: z.boolean(),
  /** Owner group from the catalog, null when unknown: then nobody owns it. */
  ownerRef: z.string().nullable(),
  /** Other entities that claim the rollout and are not kept with it: there are too many. */
  omitted: z.number().int().default(0),
});
/** @public */
export type Mapping = z.infer<typeof mappingSchema>;
