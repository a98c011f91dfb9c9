import { z } from 'zod';
import type { KubeObject } from '../kube/KubeObject';

/** The fields of a Canary that decide, as Flagger writes them. */
const statusSchema = z.object({
  phase: z.string().catch(''),
  canaryWeight: z.number().catch(0),
  iterations: z.number().catch(0),
  failedChecks: z.number().catch(0),
  lastAppliedSpec: z.string().catch(''),
  lastPromotedSpec: z.string().catch(''),
  trackedConfigs: z.record(z.string(), z.string()).catch({}),
});
export type Status = z.infer<typeof statusSchema>;

const hookSchema = z.object({
  name: z.string(),
  type: z.string().catch('rollout'),
  url: z.string(),
});

const specSchema = z.object({
  provider: z.string().optional(),
  suspend: z.boolean().catch(false),
  skipAnalysis: z.boolean().catch(false),
  targetRef: z.object({ kind: z.string(), name: z.string() }),
  service: z.object({ name: z.string().optional() }).catch({}),
  analysis: z.object({
    threshold: z.number().catch(1),
    iterations: z.number().catch(0),
    maxWeight: z.number().catch(100),
    stepWeight: z.number().catch(0),
    stepWeights: z.array(z.number()).catch([]),
    match: z.array(z.unknown()).catch([]),
    webhooks: z.array(hookSchema).catch([]),
  }),
});
export type Spec = z.infer<typeof specSchema>;

/** Null: Flagger has written none. */
export function statusOf(canary: KubeObject | null): Status | null {
  const status = canary?.status as { phase?: string } | undefined;
  return status?.phase ? statusSchema.parse(status) : null;
}

/** @throws ZodError for a Canary that no API server would have stored. */
export function specOf(canary: KubeObject): Spec {
  return specSchema.parse(canary.spec);
}

export function strategyOf({
  analysis,
}: Spec): 'canary' | 'ab-testing' | 'blue-green' {
  if (analysis.iterations < 1) return 'canary';
  return analysis.match.length > 0 ? 'ab-testing' : 'blue-green';
}

const RUNNING = [
  'Waiting',
  'Progressing',
  'WaitingPromotion',
  'Promoting',
  'Finalising',
];

/** Whether a release is open in this phase. */
export function isRunning(phase: string): boolean {
  return RUNNING.includes(phase);
}
