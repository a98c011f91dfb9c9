import express, { ErrorRequestHandler, Express } from 'express';
import { z } from 'zod';
import { StatusError } from '../cluster/StatusError';
import type { SandboxCluster } from '../sandbox/SandboxCluster';
import { clusterRouter } from './clusterRouter';
import { describeCluster } from './describeCluster';
import { rolloutRouter } from './rolloutRouter';

const onError: ErrorRequestHandler = (error, _req, res, _next) => {
  if (error instanceof z.ZodError) {
    res.status(400).json({ error: { message: z.prettifyError(error) } });
    return;
  }
  const code = error instanceof StatusError ? error.code : error?.status ?? 500;
  res
    .status(code)
    .json({ error: { message: String(error?.message ?? error) } });
};

/** The API to play with the sandbox. docs/sandbox.md lists the routes. */
export function createControl(clusters: SandboxCluster[]): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(express.json({ type: () => true, limit: '100kb' }));
  app.get('/readyz', (_req, res) => {
    res.type('text').send('ok');
  });
  app.get('/state', (_req, res) => {
    res.json({ clusters: clusters.map(describeCluster) });
  });
  app.use(rolloutRouter(clusters));
  app.use(clusterRouter(clusters));
  app.use((_req, res) => {
    res.status(404).json({ error: { message: 'There is no such route' } });
  });
  app.use(onError);
  return app;
}
