import type { LoggerService } from '@backstage/backend-plugin-api';
import express, {
  ErrorRequestHandler,
  RequestHandler,
  Response,
  Router as ExpressRouter,
} from 'express';
import { z } from 'zod';
import type { ClusterConfig } from '../config/readConfig';
import { isOwnGateKind } from '../domain/gates/poll';
import { reasonOf } from '../reasonOf';
import { AskOptions, askGate } from './askGate';
import { Asking, Proven, readCredentials } from './gateCredentials';

/** Everything under it is reachable without a Backstage token: nothing that decides may live here. */
export const GATES_PATH = '/gates';

const BODY_LIMIT = '64kb';

const questionSchema = z.object({
  namespace: z.string(),
  name: z.string(),
  checksum: z.string().min(1).max(200),
});

interface Locals {
  cluster: string;
  kind: string;
  asking: Proven;
}
type Handle = RequestHandler<{ 0: string }, string, unknown, {}, Locals>;

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
  const authenticate: Handle = (req, res, next) => {
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

function createAnswer(options: AskOptions & { logger: LoggerService }): Handle {
  return async (req, res) => {
    const { cluster, kind, asking } = res.locals;
    const question = questionSchema.safeParse(req.body);
    if (!isOwnGateKind(kind)) {
      reply(res, 403, `no such gate here: ${kind}`);
      return;
    }
    if (!question.success || !isFrom(asking, question.data)) {
      reply(
        res,
        403,
        'the question is not about the Canary of the credentials',
      );
      return;
    }
    try {
      const { checksum, namespace, name } = question.data;
      const answer = await askGate(
        { cluster, namespace, name },
        { kind, checksum, keyId: asking.keyId },
        options,
      );
      if (answer.yes) reply(res, 200, 'yes');
      else reply(res, 403, answer.why);
    } catch (error) {
      // Flagger would ask again at once after a 5xx, and print nothing.
      options.logger.warn(`A gate could not be answered: ${reasonOf(error)}`);
      reply(res, 403, 'the portal has trouble');
    }
  };
}

function reply(res: Response, status: 200 | 403, text: string): void {
  res.status(status).type('text/plain').send(`${text}\n`);
}

function isFrom(asking: Asking, question: Asking): boolean {
  return (
    asking.namespace === question.namespace && asking.name === question.name
  );
}

/** A cluster name may hold slashes, encoded or not; a kind holds none. */
function splitPath(path: string): { cluster: string; kind: string } {
  const slash = path.lastIndexOf('/');
  return {
    cluster: slash < 0 ? '' : path.slice(0, slash),
    kind: path.slice(slash + 1),
  };
}
