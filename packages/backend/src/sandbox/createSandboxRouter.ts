import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import express, { type Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';

const NAME = '[A-Za-z0-9.-]+';

/** What may be asked of the sandbox from a browser; all else is not found. */
const ALLOWED = [
  /^GET \/state$/,
  new RegExp(`^POST /clusters/${NAME}/(cut|restore|restart-flagger)$`),
  new RegExp(
    `^POST /clusters/${NAME}/(prometheus|alertmanager(-\\d)?)/(cut|restore)$`,
  ),
  new RegExp(
    `^POST /clusters/${NAME}/rollouts/${NAME}/${NAME}/(ship|open-gate)$`,
  ),
];

/** Hands on what it knows to the sandbox, and the answer back. Signed-in people only. */
export function createSandboxRouter(control: string): ExpressRouter {
  const router = Router();
  router.use(express.json({ limit: '10kb' }));
  router.all('*', async (request, response) => {
    const asked = `${request.method} ${request.path}`;
    if (!ALLOWED.some(pattern => pattern.test(asked))) {
      throw new NotFoundError(`The sandbox cannot ${asked}`);
    }
    const answer = await ask(control, request);
    response
      .status(answer.status)
      .type('json')
      .send(await answer.text());
  });
  return router;
}

async function ask(
  control: string,
  { method, path, body }: { method: string; path: string; body: unknown },
): Promise<Response> {
  try {
    return await fetch(new URL(path, control), {
      method,
      headers: { 'content-type': 'application/json' },
      body: method === 'GET' ? undefined : JSON.stringify(body ?? {}),
      signal: AbortSignal.timeout(10_000),
    });
  } catch (error) {
    throw new ServiceUnavailableError(
      `The sandbox does not answer at ${control}; is it running?`,
      error,
    );
  }
}
