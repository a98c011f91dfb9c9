import express, {
  ErrorRequestHandler,
  RequestHandler,
  Router as ExpressRouter,
} from 'express';
import type { ClusterConfig } from '../config/clusters';
import { checkCredentials, EventCredentials } from './checkCredentials';
import type { EventInbox } from './EventInbox';
import { readFlaggerEvent } from './readFlaggerEvent';

/** Everything under it is reachable without a Backstage token: no other route may live here. */
export const EVENTS_PATH = '/events';

/** Flagger's events are about 500 bytes plus the hook's metadata. */
const BODY_LIMIT = '64kb';

const refuse: ErrorRequestHandler = (_error, _req, res, _next) => {
  // The rest of a body that is too large is not read.
  res.set('Connection', 'close');
  res.status(403).type('text/plain').send('refused\n');
};

/**
 * Receives Flagger's event webhook at `POST /events/<cluster>`. Whatever is wrong is answered with
 * the same 403: never a redirect, which Flagger follows and takes for a yes, and no word about
 * which clusters exist.
 */
export function createEventsRouter(options: {
  clusters: ClusterConfig[];
  inbox: EventInbox;
  now: () => number;
}): ExpressRouter {
  const { inbox, now } = options;
  const credentials = eventCredentials(options.clusters);
  const authenticate: RequestHandler<{ 0: string }> = (req, _res, next) => {
    const { authorization } = req.headers;
    const isPost = req.method === 'POST';
    const cluster = req.params[0] ?? '';
    const isKnown = checkCredentials(credentials, cluster, authorization);
    next(isPost && isKnown ? undefined : new Error('refused'));
  };
  const receive: RequestHandler<{ 0: string }> = (req, res, next) => {
    const event = readFlaggerEvent(req.body, now());
    if (!event) {
      next(new Error('not an event'));
      return;
    }
    const { namespace, name, observation } = event;
    const cluster = req.params[0];
    inbox.push({ address: { cluster, namespace, name }, observation });
    res.status(202).type('text/plain').send('accepted\n');
  };
  const router = express.Router();
  // A cluster name may hold slashes, encoded or not.
  router.all(
    [EVENTS_PATH, `${EVENTS_PATH}/*`],
    authenticate,
    express.json({ limit: BODY_LIMIT, type: () => true }),
    receive,
  );
  router.use(EVENTS_PATH, refuse);
  return router;
}

/** The clusters that accept events, and what Flagger must present for each. */
function eventCredentials(clusters: ClusterConfig[]): EventCredentials {
  return new Map(
    clusters.flatMap(({ name, events }) => (events ? [[name, events]] : [])),
  );
}
