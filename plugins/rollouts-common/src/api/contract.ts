import type { z } from 'zod';
import { auditingRoutes } from './routes/auditing';
import { decidingRoutes } from './routes/deciding';
import { judgingRoutes } from './routes/judging';
import { watchingRoutes } from './routes/watching';

/**
 * Every route of the plugin that a browser calls: one table from which the client and the router
 * are made. Nothing is in paths, since cluster names hold slashes, which ingresses refuse there even
 * when encoded: parameters are in the query, what asks for an action is in the body.
 *
 * @public
 */
export const routes = {
  ...watchingRoutes,
  ...judgingRoutes,
  ...decidingRoutes,
  ...auditingRoutes,
} as const;

/** @public */
export type RouteName = keyof typeof routes;
/** What a caller gives: the query, or the body where there is one. @public */
export type RouteInput<N extends RouteName> = (typeof routes)[N] extends {
  body: infer B extends z.ZodType;
}
  ? z.input<B>
  : z.input<(typeof routes)[N]['query']>;
/** @public */
export type RouteOutput<N extends RouteName> = z.output<
  (typeof routes)[N]['output']
>;
