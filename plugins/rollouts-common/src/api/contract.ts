import { z } from 'zod';
import { candidateSchema } from '../model/mapping';
import { releaseSchema } from '../model/release';
import { rolloutSchema } from '../model/rollout';
import { sourceSchema } from '../model/source';
import { timelineEntrySchema } from '../model/timeline';
import { timestampSchema } from '../model/primitives';

/** Most items that a page of a list may have. */
export const MAX_PAGE_SIZE = 100;

/** Databases cannot look for NUL, and nothing has one in its name. */
const text = z
  .string()
  .min(1)
  .refine(value => !value.includes('\u0000'), 'must not hold a NUL character');

const address = z.object({ cluster: text, namespace: text, name: text });

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

/**
 * Every route of the plugin that a browser calls: one table from which the client and the router
 * are made. Parameters are query parameters since cluster names hold slashes, which ingresses
 * refuse in paths even when encoded.
 *
 * @public
 */
export const routes = {
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
      cursor: z.string().optional(),
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

/** @public */
export type RouteName = keyof typeof routes;
/** @public */
export type RouteInput<N extends RouteName> = z.input<
  (typeof routes)[N]['query']
>;
/** @public */
export type RouteOutput<N extends RouteName> = z.output<
  (typeof routes)[N]['output']
>;
