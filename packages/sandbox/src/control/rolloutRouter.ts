import { Request, Router } from 'express';
import { z } from 'zod';
import { findCanary, findTarget, perform } from '../sandbox/perform';
import type { SandboxCluster } from '../sandbox/SandboxCluster';
import { Action, actionSchema } from '../scene/schema';
import { findCluster } from './findCluster';

const shipSchema = z.strictObject({ revision: z.enum(['good', 'bad']) });
const gateSchema = z.strictObject({ gate: z.string() });

/** Enough failures for every bound of the demo. */
const BAD: Action = { ship: 'next', errorRatio: 0.2 };
const GOOD: Action = { ship: 'next' };

/** What can be done to one rollout. A namespace `-` means: wherever the name is. */
export function rolloutRouter(clusters: SandboxCluster[]): Router {
  const router = Router();
  const act = (req: Request, action: Action) =>
    actOn(findCluster(clusters, req.params.cluster), req.params, action);
  const path = '/clusters/:cluster/rollouts/:namespace/:name';
  router.post(`${path}/ship`, (req, res) => {
    const { revision } = shipSchema.parse(req.body);
    const image = act(req, revision === 'good' ? GOOD : BAD);
    res.status(202).json({ image });
  });
  router.post(`${path}/open-gate`, (req, res) => {
    const { gate } = gateSchema.parse(req.body);
    act(req, actionSchema.parse({ open: [gate] }));
    res.status(204).end();
  });
  router.post(`${path}/close-gate`, (req, res) => {
    const { gate } = gateSchema.parse(req.body);
    act(req, actionSchema.parse({ close: [gate] }));
    res.status(204).end();
  });
  router.post(`${path}/act`, (req, res) => {
    const image = act(req, actionSchema.parse(req.body));
    res.status(202).json({ image });
  });
  return router;
}

/** Returns the image that the target runs from now on. */
function actOn(
  cluster: SandboxCluster,
  { namespace, name }: Record<string, string>,
  action: Action,
): string | null {
  const ref = namespace === '-' ? name : `${namespace}/${name}`;
  perform(cluster, ref, action);
  const target = findTarget(cluster, findCanary(cluster, ref));
  return target?.container.image ?? null;
}
