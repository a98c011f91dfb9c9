import express, { ErrorRequestHandler, Express } from 'express';
import type { Clock } from '../../clock/Clock';
import type { SourceFaults } from '../../faults/SourceFaults';
import { troubled } from '../../faults/troubled';
import type { Alertmanager } from '../Alertmanager';
import { MatcherError } from '../Matcher';
import { CONFIG, RECEIVERS } from '../routing';
import { SilenceError } from '../silences/SilenceStore';
import { basic } from './basic';
import { describeAlert, describeSilence } from './describe';
import { groupAlerts } from './groupAlerts';
import { listAlerts, matchersOf } from './listAlerts';
import { InvalidSilence, readSilence } from './readSilence';
import { matchesAll } from '../Matcher';

interface AlertmanagerApiOptions {
  alertmanager: Alertmanager;
  /** Names of all peers, this one among them. */
  peers: string[];
  clock: Clock;
  faults: SourceFaults;
  onRequest: () => void;
}

/** Some errors are a text in JSON, some an object: as the real one answers. */
const onError: ErrorRequestHandler = (error, _req, res, _next) => {
  if (error instanceof InvalidSilence) {
    res.status(422).json({ code: error.code, message: error.message });
    return;
  }
  const isKnown =
    error instanceof SilenceError || error instanceof MatcherError;
  const isRequest = isKnown || error?.status === 400;
  res.status(isRequest ? 400 : 500).json(String(error?.message ?? error));
};

/** The HTTP API (v2) of one Alertmanager. */
export function createAlertmanagerApi(
  options: AlertmanagerApiOptions,
): Express {
  const { alertmanager, clock, faults } = options;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use((_req, _res, next) => {
    options.onRequest();
    next();
  });
  app.use(
    troubled(faults, res => {
      res.status(500).type('text/plain').send('internal server error');
    }),
  );
  app.get('/-/ready', (_req, res) => {
    res.type('text/plain').send('OK');
  });
  app.use(basic(faults));
  app.get('/api/v2/alerts', (req, res) => {
    res.json(listAlerts(alertmanager.alerts(), req.query).map(describeAlert));
  });
  app.get('/api/v2/alerts/groups', (req, res) => {
    res.json(groupAlerts(listAlerts(alertmanager.alerts(), req.query)));
  });
  app.get('/api/v2/receivers', (_req, res) => {
    res.json(RECEIVERS.map(name => ({ name })));
  });
  app.get('/api/v2/status', (_req, res) => {
    res.json(describeStatus(options));
  });
  app.use('/api/v2', silences(alertmanager, clock));
  app.use((_req, res) => {
    res.status(404).type('text/plain').send('404 page not found\n');
  });
  app.use(onError);
  return app;
}

function silences({ silences: store }: Alertmanager, clock: Clock) {
  const router = express.Router();
  const describe = (silence: NonNullable<ReturnType<typeof store.get>>) =>
    describeSilence(silence, clock.now());
  router.get('/silences', (req, res) => {
    const wanted = matchersOf(req.query.filter);
    const fitting = store
      .list()
      .filter(({ matchers }) =>
        matchesAll(
          wanted,
          Object.fromEntries(matchers.map(({ name, value }) => [name, value])),
        ),
      );
    res.json(fitting.map(describe));
  });
  router.get('/silence/:id', (req, res) => {
    const silence = store.get(req.params.id);
    if (silence) res.json(describe(silence));
    else res.status(404).end();
  });
  router.delete('/silence/:id', (req, res) => {
    res.status(store.expire(req.params.id) ? 200 : 404).end();
  });
  router.post('/silences', express.json(), (req, res) => {
    if (!req.is('application/json')) {
      res.status(415).json({
        code: 415,
        message: `unsupported media type "${req.headers['content-type']}", only [application/json] are allowed`,
      });
      return;
    }
    const silenceID = store.put(readSilence(req.body));
    if (silenceID) res.json({ silenceID });
    else res.status(404).end();
  });
  return router;
}

function describeStatus({ alertmanager, peers }: AlertmanagerApiOptions) {
  return {
    cluster: {
      name: alertmanager.name,
      peers: peers.map(name => ({ name, address: `${name}:9094` })),
      status: 'ready',
    },
    config: { original: CONFIG },
    uptime: new Date(alertmanager.startedAt).toISOString(),
    versionInfo: {
      version: '0.28.1+sandbox',
      branch: 'sandbox',
      revision: 'sandbox',
      buildUser: 'sandbox',
      buildDate: '20260101-00:00:00',
      goVersion: 'none',
    },
  };
}
