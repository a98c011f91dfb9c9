import { z } from 'zod';
import { parseDuration } from './duration';

/** Milliseconds, written like `3d4h` or `45m`. */
const duration = z.string().transform((text, context) => {
  const parsed = parseDuration(text);
  if (parsed !== null) return parsed;
  context.addIssue(`"${text}" is no duration; write it like 3d4h or 45m`);
  return z.NEVER;
});

const gate = z.enum([
  'confirm-rollout',
  'confirm-traffic-increase',
  'confirm-promotion',
  'rollback',
]);

/**
 * What somebody does to a rollout, or what happens to it; the fields are applied in this order. The
 * scene and the control surface share it.
 */
export const actionSchema = z.strictObject({
  /** The pods of its namespace can no longer be replaced, as under a full quota. */
  crowded: z.boolean().optional(),
  /** Gates that say yes from now on. */
  open: z.array(gate).optional(),
  /** Gates that say no from now on. */
  close: z.array(gate).optional(),
  /** Stops and resumes the analysis, as `spec.suspend`. */
  suspend: z.boolean().optional(),
  /** Promotes without analysis, as `spec.skipAnalysis`. */
  skipAnalysis: z.boolean().optional(),
  /** The pods of the revision that is shipped find no node. */
  unschedulable: z.boolean().optional(),
  /** Sets the tag of the first container's image; `next` counts its last number up. */
  ship: z.string().min(1).optional(),
  /** Share of requests that fail on the revision that the target then runs, 0 to 1. */
  errorRatio: z.number().min(0).max(1).optional(),
  /** Its 99th percentile in milliseconds. */
  latencyMs: z.number().positive().optional(),
  /** Its container ends and is started again so often; pods look ready all the same. */
  crashSeconds: z.number().min(1).optional(),
  /** Nothing reaches it, so its metrics have no values. */
  idle: z.boolean().optional(),
});

export type Action = z.output<typeof actionSchema>;
export type GateKind = z.output<typeof gate>;

const step = z.strictObject({
  /** How long before the present. */
  ago: duration,
  ...actionSchema.shape,
});

const loop = z.strictObject({
  /** How long after the present began the first one is shipped. */
  after: duration,
  /** How long after one the next is shipped. */
  every: duration,
  /** What to do each time, one after the other and then from the start. */
  actions: z.array(actionSchema).min(1),
});

const rollout = z.strictObject({
  /** `namespace/name` of a Canary in the manifests. */
  canary: z.string().regex(/^[^/]+\/[^/]+$/),
  /** What happened, oldest first. Where the last step leaves it is where the present finds it. */
  past: z.array(step).default([]),
  /** What goes on happening. */
  loop: loop.optional(),
});

const cluster = z.strictObject({
  /** YAML files or folders with objects, relative to the scene file. Unknown kinds are left out. */
  manifests: z.array(z.string()).min(1),
  rollouts: z.array(rollout).default([]),
  /** How many Alertmanagers there are, all told the same. */
  alertmanagers: z.number().int().min(1).max(3).default(1),
});

/**
 * A scene: which objects each cluster holds and what happened to them before the present.
 *
 * All gates say yes and all revisions are healthy until a step says otherwise. Behaviour belongs to
 * a revision: shipping another one makes it healthy again unless the same step says otherwise.
 */
export const sceneSchema = z.strictObject({
  clusters: z.record(z.string(), cluster),
});

export type Scene = z.output<typeof sceneSchema>;
export type SceneCluster = z.output<typeof cluster>;
export type SceneRollout = z.output<typeof rollout>;
