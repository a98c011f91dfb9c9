import { RequestHandler, Response, Router } from 'express';
import { z } from 'zod';
import { findCanary, findTarget, perform } from '../sandbox/perform';
import type { SandboxCluster } from '../sandbox/SandboxCluster';
import { Action, actionSchema } from '../scene/schema';
import { findCluster } from './findCluster';

const shipSchema = z.strictObject({ revision: z.enum(['good', 'bad']) });
const gateSchema = z.strictObject({ gate: z.string() });

/** Bad enough for every bound of the demo. */
const SHIPMENTS: Record<'good' | 'bad', Action> = {
  good: { ship: 'next' },
  bad: { ship: 'next', errorRatio: 0.2 },
};

/** What can be done to one rollout. A namespace `-` means: wherever the name is. */
export function rolloutRouter(clusters: SandboxCluster[]): Router {
  const router = Router();
  const path = '/clusters/:cluster/rollouts/:namespace/:name';
  const on = (
    verb: string,
    read: (body: unknown) => Action,
    reply: (res: Response, image: string | null) => void,
  ) => router.post(`${path}/${verb}`, handle(clusters, read, reply));

  on('ship', body => SHIPMENTS[shipSchema.parse(body).revision], accepted);
  on('act', body => actionSchema.parse(body), accepted);
  on('open-gate', body => gateAction('open', body), done);
  on('close-gate', body => gateAction('close', body), done);
  return router;
}

function gateAction(verb: 'open' | 'close', body: unknown): Action {
  return actionSchema.parse({ [verb]: [gateSchema.parse(body).gate] });
}

function accepted(res: Response, image: string | null): void {
  res.status(202).json({ image });
}

function done(res: Response): void {
  res.status(204).end();
}

function handle(
  clusters: SandboxCluster[],
  read: (body: unknown) => Action,
  reply: (res: Response, image: string | null) => void,
): RequestHandler {
  return (req, res, next) => {
    const { cluster, namespace, name } = req.params;
    const ref = namespace === '-' ? name : `${namespace}/${name}`;
    actOn(clusters, cluster, ref, () => read(req.body))
      .then(image => reply(res, image))
      .catch(next);
  };
}

/** Returns the image that the target runs from now on. */
async function actOn(
  clusters: SandboxCluster[],
  clusterName: string,
  ref: string,
  read: () => Action,
): Promise<string | null> {
  const cluster = findCluster(clusters, clusterName);
  const action = read();
  // Whoever acts, acts in the present.
  await cluster.play();
  perform(cluster, ref, action);
  const target = findTarget(cluster, findCanary(cluster, ref));
  return target?.container.image ?? null;
}
