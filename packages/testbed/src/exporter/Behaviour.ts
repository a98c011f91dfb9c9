import { z } from 'zod';

/** Formats in which a workload can tell how it serves. */
export const FORMATS = [
  'http',
  'istio',
  'linkerd',
  'nginx',
  'operator',
] as const;

/** How a workload serves; all of it is true from now on, until it is changed. */
export const behaviourSchema = z.strictObject({
  /** Requests, or reconciles of an operator. At 0 it has no series of them at all. */
  requestsPerSecond: z.number().nonnegative(),
  /** Share that fails. */
  errorRatio: z.number().min(0).max(1),
  /** 99th percentile, as Prometheus reads it from the histogram; its lowest bound is 5 ms. */
  latencyMs: z.number().positive(),
  /** Restarts of its container so far. */
  restarts: z.number().int().nonnegative(),
  formats: z.array(z.enum(FORMATS)),
});

export type Behaviour = z.infer<typeof behaviourSchema>;

/** What a workload does until told otherwise. */
export const USUAL: Behaviour = {
  requestsPerSecond: 50,
  errorRatio: 0.001,
  latencyMs: 120,
  restarts: 0,
  formats: ['http'],
};
