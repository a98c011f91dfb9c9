import { Router } from 'express';
import { z } from 'zod';
import type { SandboxCluster } from '../sandbox/SandboxCluster';
import { findCluster, findSource } from './findCluster';

const faultsSchema = z.strictObject({
  refuse: z.boolean().optional(),
  latencyMs: z.number().min(0).max(60_000).optional(),
  serverError: z.boolean().optional(),
  html: z.boolean().optional(),
  unauthorized: z.boolean().optional(),
  forbidden: z.array(z.string()).optional(),
  emptyLists: z.array(z.string()).optional(),
  silent: z.boolean().optional(),
  /** Once: cuts every open watch. */
  drop: z.literal(true).optional(),
  /** Once: every open watch and the next one are told that their version is too old. */
  expire: z.literal(true).optional(),
});

const sourceFaultsSchema = faultsSchema.pick({
  refuse: true,
  latencyMs: true,
  serverError: true,
  html: true,
  unauthorized: true,
});

const flaggerAction = z.enum(['start', 'stop', 'restart']);

/** What can be done to a whole cluster. */
export function clusterRouter(clusters: SandboxCluster[]): Router {
  const router = Router();
  router.post('/clusters/:cluster/cut', (req, res) => {
    findCluster(clusters, req.params.cluster).faults.set({ refuse: true });
    res.status(204).end();
  });
  router.post('/clusters/:cluster/restore', (req, res) => {
    findCluster(clusters, req.params.cluster).faults.clear();
    res.status(204).end();
  });
  router.post('/clusters/:cluster/faults', (req, res) => {
    const { faults } = findCluster(clusters, req.params.cluster);
    const { drop, expire, ...changes } = faultsSchema.parse(req.body);
    faults.set(changes);
    if (drop) faults.dropWatches();
    if (expire) faults.expireWatches();
    res.json(faults.state);
  });
  router.post('/clusters/:cluster/:source/cut', (req, res) => {
    findSource(clusters, req.params).faults.set({ refuse: true });
    res.status(204).end();
  });
  router.post('/clusters/:cluster/:source/restore', (req, res) => {
    findSource(clusters, req.params).faults.clear();
    res.status(204).end();
  });
  router.post('/clusters/:cluster/:source/faults', (req, res) => {
    const { faults } = findSource(clusters, req.params);
    faults.set(sourceFaultsSchema.parse(req.body));
    res.json(faults.state);
  });
  router.post('/clusters/:cluster/:action-flagger', (req, res, next) => {
    const action = flaggerAction.safeParse(req.params.action);
    if (!action.success) return next();
    const { flagger } = findCluster(clusters, req.params.cluster);
    if (action.data !== 'start') flagger.stop();
    if (action.data !== 'stop') flagger.start();
    return res.status(204).end();
  });
  return router;
}
