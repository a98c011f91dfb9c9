import { InputError } from '@backstage/errors';
import { RouteName, routes } from '@rollouts/backstage-plugin-rollouts-common';
import type { Request, Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import type { z } from 'zod';
import type { Authorize } from './createReadAccess';
import type { Handler, RouteContext } from './handler';
import { entityRollouts } from './routes/entityRollouts';
import { release } from './routes/release';
import { releases } from './routes/releases';
import { rollout } from './routes/rollout';
import { sources } from './routes/sources';

const handlers: { [N in RouteName]?: Handler<N> } = {
  entityRollouts,
  rollout,
  releases,
  release,
  sources,
};

/** Mounts every route of the contract: parse, authorize, call, reply. */
export function createRouter(options: {
  authorize: Authorize;
  context: RouteContext;
}): ExpressRouter {
  const router = Router();
  for (const name of Object.keys(handlers) as RouteName[]) {
    mount(router, name, options);
  }
  return router;
}

function mount<N extends RouteName>(
  router: ExpressRouter,
  name: N,
  options: { authorize: Authorize; context: RouteContext },
): void {
  const { path, query } = routes[name];
  const handler: Handler<N> | undefined = handlers[name];
  if (!handler) return;
  router.get(path, async (request, response) => {
    // Before the query is read: what is wrong with it is nobody's business who may not ask.
    const access = await options.authorize(request);
    const input = parseQuery<Parameters<Handler<N>>[0]>(query, request);
    response.json(await handler(input, access, options.context));
  });
}

function parseQuery<T>(schema: z.ZodType, request: Request): T {
  const parsed = schema.safeParse(request.query);
  if (parsed.success) return parsed.data as T;
  throw new InputError(
    parsed.error.issues
      .map(({ path, message }) => `${path.join('.')}: ${message}`)
      .join('; '),
  );
}
