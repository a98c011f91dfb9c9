import express, { ErrorRequestHandler, Express, RequestHandler } from 'express';
import type { MemoryObjectStore } from '../cluster/MemoryObjectStore';
import { StatusError } from '../cluster/StatusError';
import type { Faults } from '../faults/Faults';
import { troubled } from '../faults/troubled';
import { authenticate } from './authenticate';
import { discoveryRouter } from './discovery';
import { listObjects, Query } from './listObjects';
import { requestInfo } from './requestInfo';
import { watchObjects } from './watchObjects';
import {
  createObject,
  getObject,
  patchObject,
  replaceObject,
} from './writeObject';

interface ApiOptions {
  store: MemoryObjectStore;
  faults: Faults;
  /** Called with the plural of each watch that begins. */
  onWatch?: (plural: string) => void;
  /** Called for each request, for counting. */
  onRequest?: () => void;
}

const onError: ErrorRequestHandler = (error, _req, res, _next) => {
  const status =
    error instanceof StatusError
      ? error
      : new StatusError(
          error?.type?.startsWith?.('entity') ? 'BadRequest' : 'InternalError',
          String(error?.message ?? error),
        );
  res.status(status.code).json(status.toStatus());
};

/** Patches have types of their own. */
const onlyJson: RequestHandler = (req, _res, next) => {
  const type = req.headers['content-type']?.split(';')[0];
  const hasObject = req.method === 'POST' || req.method === 'PUT';
  if (hasObject && type && type !== 'application/json') {
    throw new StatusError(
      'UnsupportedMediaType',
      'the body of the request was in an unknown format - accepted media types include: application/json',
    );
  }
  next();
};

/** The HTTP API of one cluster. */
export function createApi(options: ApiOptions): Express {
  const { faults } = options;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use((_req, _res, next) => {
    options.onRequest?.();
    next();
  });
  app.use(
    troubled(faults, res => {
      const status = new StatusError(
        'InternalError',
        'etcdserver: request timed out',
      );
      res.status(status.code).json(status.toStatus());
    }),
  );
  app.use(authenticate(faults));
  app.use(onlyJson);
  app.use(express.json({ type: () => true, limit: '3mb' }));
  app.use(discoveryRouter());
  app.post(
    '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
    (req, res) => {
      res.status(201).json({ ...req.body, status: { allowed: true } });
    },
  );
  app.use(resources(options));
  app.use((_req, res) => {
    res.status(404).type('text/plain').send('404 page not found\n');
  });
  app.use(onError);
  return app;
}

function resources(options: ApiOptions): RequestHandler {
  const { store, faults, onWatch } = options;
  return (req, res, next) => {
    const info = requestInfo(req.path);
    if (!info) return next();
    const query = req.query as Query;
    switch (req.method) {
      case 'GET':
        if (query.watch === 'true' || query.watch === '1') {
          watchObjects(res, { store, info, query, faults });
          return onWatch?.(info.kind.plural);
        }
        return res.json(
          info.name
            ? getObject(store, info)
            : listObjects(store, info, query, {
                empty: faults.state.emptyLists.includes(info.kind.plural),
              }),
        );
      case 'POST':
        return res.status(201).json(createObject(store, info, req.body));
      case 'PUT':
        return res.json(replaceObject(store, info, req.body));
      case 'PATCH':
        if (!info.name) throw notAllowed();
        return res.json(
          patchObject(
            store,
            info,
            req.body,
            String(req.headers['content-type']).split(';')[0],
          ),
        );
      case 'DELETE': {
        if (!info.name) throw notAllowed();
        const object = getObject(store, info);
        store.delete(info.kind.resource, info.namespace, info.name ?? '');
        return res.json(object);
      }
      default:
        throw notAllowed();
    }
  };
}

function notAllowed(): StatusError {
  return new StatusError(
    'MethodNotAllowed',
    'the server does not allow this method on the requested resource',
  );
}
