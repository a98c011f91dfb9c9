import type { LoggerService } from '@backstage/backend-plugin-api';
import express, { ErrorRequestHandler, Router as ExpressRouter } from 'express';
import type { ClusterConfig } from '../config/clusters';
import { createAnswer, GateHandler, reply } from './answerQuestion';
import type { AskOptions } from './askGate';
import { readCredentials } from './gateCredentials';

/** Everything under it is reachable without a Backstage token: nothing that decides may live here. */
export const GATES_PATH = '/gates';

const BODY_LIMIT = '64kb';

const refuse: ErrorRequestHandler = (_error, _req, res, _next) => {
  // The rest of a body that is too large is not read.
  res.set('Connection', 'close');
  reply(res, 403, 'refused');
};

/**
 * Answers Flagger's gates at `POST /gates/<cluster>/<kind>`: 200 to a recorded yes, 403 to all else,
 * whatever is wrong. Flagger takes 200, 201 and 202 for a yes, follows redirects, and prints the
 * body of a 403.
 */
export function createGatesRouter(
  options: AskOptions & {
    clusters: Array<Pick<ClusterConfig, 'name' | 'gates'>>;
    logger: LoggerService;
  },
): ExpressRouter {
  const keys = new Map(
    options.clusters.map(({ name, gates }) => [name, gates?.key ?? []]),
  );
  const authenticate: GateHandler = (req, res, next) => {
    const { cluster, kind } = splitPath(req.params[0] ?? '');
    const { authorization } = req.headers;
    const asking = readCredentials(keys.get(cluster) ?? [], authorization);
    if (req.method !== 'POST' || !asking) {
      next(new Error('refused'));
      return;
    }
    Object.assign(res.locals, { cluster, kind, asking });
    next();
  };
  const router = express.Router();
  router.all(
    [GATES_PATH, `${GATES_PATH}/*`],
    authenticate,
    express.json({ limit: BODY_LIMIT, type: () => true }),
    createAnswer(options),
  );
  router.use(GATES_PATH, refuse);
  return router;
}

/** A cluster name may hold slashes, encoded or not; a kind holds none. */
function splitPath(path: string): { cluster: string; kind: string } {
  const slash = path.lastIndexOf('/');
  return {
    cluster: slash < 0 ? '' : path.slice(0, slash),
    kind: path.slice(slash + 1),
  };
}
