import express, { ErrorRequestHandler, Express, RequestHandler } from 'express';
import type { Clock } from '../../clock/Clock';
import type { SourceFaults } from '../../faults/SourceFaults';
import { troubled } from '../../faults/troubled';
import type { Prometheus } from '../Prometheus';
import { PromError } from '../query/PromError';
import type { RuleManager } from '../rules/RuleManager';
import { bearer } from './bearer';
import { formatAnswer, formatLines } from './format';
import { describeAlerts, describeGroups } from './describeRules';
import { durationParameter, textParameter, timeParameter } from './parameters';

interface PrometheusApiOptions {
  prometheus: Prometheus;
  rules: RuleManager;
  clock: Clock;
  faults: SourceFaults;
  /** Flagger's own metrics in the text format. */
  renderMetrics: () => string;
  /** Called for each request, for counting. */
  onRequest: () => void;
}

/** Nothing that is simulated may pass for the real thing. */
export const BUILD = {
  version: '3.5.0+sandbox',
  revision: 'sandbox',
  branch: 'sandbox',
  buildUser: 'sandbox',
  buildDate: '20260101-00:00:00',
  goVersion: 'none',
};

const onError: ErrorRequestHandler = (error, _req, res, _next) => {
  const { code, errorType } = describeError(error);
  const message = String(error?.message ?? error);
  res.status(code).json({ status: 'error', errorType, error: message });
};

function describeError(error: unknown): { code: number; errorType: string } {
  if (error instanceof PromError) return error;
  const { status } = error as { status?: unknown };
  return status === 400
    ? { code: 400, errorType: 'bad_data' }
    : { code: 500, errorType: 'internal' };
}

const onlyReading: RequestHandler = (req, res, next) => {
  if (req.method === 'GET' || req.method === 'POST') next();
  else res.status(405).end();
};

/** @throws PromError that says which parameter is at fault, as the API does. */
function asking<T>(ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    const { errorType, message } = error as Partial<PromError>;
    const isOwn = errorType === 'bad_data' && /parse error/.test(`${message}`);
    throw isOwn
      ? new PromError(errorType, `invalid parameter "query": ${message}`)
      : error;
  }
}

/** The HTTP API of a Prometheus, as far as a reader needs it. */
export function createPrometheusApi(options: PrometheusApiOptions): Express {
  const { prometheus, rules, clock, faults } = options;
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
    res.type('text/plain').send('Prometheus Server is Ready.\n');
  });
  app.use(bearer(faults));
  app.use(express.urlencoded({ extended: false, limit: '1mb' }));
  app.route('/api/v1/query').all(onlyReading, (req, res) => {
    const at = timeParameter(req, 'time', clock.now());
    const query = textParameter(req, 'query');
    const answer = asking(() => prometheus.query(query, at));
    res.json(success(formatAnswer(answer, at)));
  });
  app.route('/api/v1/query_range').all(onlyReading, (req, res) => {
    const range = {
      start: timeParameter(req, 'start'),
      end: timeParameter(req, 'end'),
      step: durationParameter(req, 'step'),
    };
    const query = textParameter(req, 'query');
    const lines = asking(() => prometheus.queryRange(query, range));
    res.json(success(formatLines(lines)));
  });
  app.get('/api/v1/rules', (req, res) => {
    res.json(success({ groups: describeGroups(rules, req.query.type) }));
  });
  app.get('/api/v1/alerts', (_req, res) => {
    res.json(success({ alerts: describeAlerts(rules) }));
  });
  app.get('/api/v1/status/buildinfo', (_req, res) => {
    res.json(success(BUILD));
  });
  app.get('/metrics', (_req, res) => {
    res
      .type('text/plain; version=0.0.4; charset=utf-8')
      .send(options.renderMetrics());
  });
  app.use((_req, res) => {
    res.status(404).type('text/plain').send('404 page not found\n');
  });
  app.use(onError);
  return app;
}

function success(data: unknown) {
  return { status: 'success', data };
}
