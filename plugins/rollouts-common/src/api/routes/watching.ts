import { z } from 'zod';
import { candidateSchema } from '../../model/mapping';
import { timestampSchema } from '../../model/primitives';
import { releaseSchema } from '../../model/release';
import { rolloutSchema } from '../../model/rollout';
import { sourceSchema } from '../../model/source';
import { timelineEntrySchema } from '../../model/timeline';
import { address, text } from '../parameters';

/** Most items that a page of a list may have. */
const MAX_PAGE_SIZE = 100;

const entityRolloutsSchema = z.object({
  /** Server time of the answer: ages are counted from it, never from the browser's clock. */
  now: timestampSchema,
  rollouts: z.array(rolloutSchema),
  /** The sources of these rollouts, or all that could hold one when there are none. */
  sources: z.array(sourceSchema),
  /** Only when there are no rollouts: what may be meant. */
  candidates: z.array(candidateSchema),
  /** Rollouts that belong here but that the caller may not see. */
  hidden: z.number().int(),
});

const releasesPageSchema = z.object({
  items: z.array(releaseSchema),
  nextCursor: z.string().nullable(),
});

const releaseDetailSchema = z.object({
  now: timestampSchema,
  release: releaseSchema,
  timeline: z.array(timelineEntrySchema),
  rollout: rolloutSchema,
  sources: z.array(sourceSchema),
});

/** What is and what was. */
export const watchingRoutes = {
  /** Rollouts of a catalog entity, newest activity first. */
  entityRollouts: {
    method: 'GET',
    path: '/v1/entity-rollouts',
    query: z.object({ entity: text }),
    output: entityRolloutsSchema,
  },
  /** One rollout by its address. 404 also when the caller may not see it. */
  rollout: {
    method: 'GET',
    path: '/v1/rollout',
    query: address,
    output: z.object({
      now: timestampSchema,
      rollout: rolloutSchema,
      sources: z.array(sourceSchema),
    }),
  },
  /** Releases of a rollout, newest first. */
  releases: {
    method: 'GET',
    path: '/v1/releases',
    query: address.extend({
      cursor: text.optional(),
      limit: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(20),
    }),
    output: releasesPageSchema,
  },
  /** One release with its timeline, oldest entry first. */
  release: {
    method: 'GET',
    path: '/v1/release',
    query: z.object({ id: text }),
    output: releaseDetailSchema,
  },
  /** All sources that the caller may know of, with their freshness. */
  sources: {
    method: 'GET',
    path: '/v1/sources',
    query: z.object({}),
    output: z.object({ now: timestampSchema, items: z.array(sourceSchema) }),
  },
} as const;
