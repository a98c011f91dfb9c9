import type {
  AuditorService,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { RouteName, routes } from '@rollouts/backstage-plugin-rollouts-common';
import express from 'express';
import type { Request, Response, Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import { auditDenials } from './auditDenials';
import type { Authorize } from './createReadAccess';
import { hideUnexpected } from './hideUnexpected';
import { keepDenials } from './auditing/keepDenials';
import type { Handler, HandlerInput, RouteContext } from './handler';
import { mountExport } from './auditing/mountExport';
import { parse } from './parse';
import { act } from './routes/act';
import { actionOffers } from './routes/actionOffers';
import { analysis } from './routes/analysis';
import { audit } from './routes/audit';
import { auditVerification } from './routes/auditVerification';
import { entityAlerts } from './routes/entityAlerts';
import { entityRollouts } from './routes/entityRollouts';
import { release } from './routes/release';
import { releaseActions } from './routes/releaseActions';
import { releaseAnalysis } from './routes/releaseAnalysis';
import { releases } from './routes/releases';
import { rollout } from './routes/rollout';
import { sources } from './routes/sources';

const handlers: { [N in RouteName]: Handler<N> } = {
  entityRollouts,
  rollout,
  releases,
  release,
  sources,
  analysis,
  releaseAnalysis,
  entityAlerts,
  actionOffers,
  act,
  releaseActions,
  audit,
  auditVerification,
};

const MOST_BODY = '100kb';

/** Mounts every route of the contract: parse, authorize, call, reply. */
export function createRouter(options: {
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  logger: LoggerService;
  authorize: Authorize;
  context: RouteContext;
}): ExpressRouter {
  const router = Router();
  for (const name of Object.keys(handlers) as RouteName[]) {
    mount(router, name, options);
  }
  mountExport(router, options);
  const identify = (request: Request) =>
    options.httpAuth.credentials(request, { allow: ['user', 'service'] });
  router.use(keepDenials({ ...options, identify }));
  router.use(auditDenials(options.auditor));
  router.use(hideUnexpected(options.logger));
  return router;
}

function mount<N extends RouteName>(
  router: ExpressRouter,
  name: N,
  options: { authorize: Authorize; context: RouteContext },
): void {
  const route = routes[name];
  const handler: Handler<N> = handlers[name];
  const answer = async (request: Request, response: Response) => {
    // Before the input is read: what is wrong with it is nobody's business who may not ask.
    const access = await options.authorize(request);
    const input =
      'body' in route
        ? (parse(route.body, request.body) as HandlerInput<N>)
        : (parse(route.query, request.query) as HandlerInput<N>);
    response.json(await handler(input, access, options.context, request));
  };
  if ('body' in route) {
    router.post(route.path, express.json({ limit: MOST_BODY }), answer);
  } else {
    router.get(route.path, answer);
  }
}
