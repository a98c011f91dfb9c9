import type { ClusterObject, ObjectMeta, Resource } from '../cluster/types';

/** Flagger's phases that the sandbox reaches. */
export type Phase =
  | ''
  | 'Initializing'
  | 'Initialized'
  | 'Waiting'
  | 'Progressing'
  | 'WaitingPromotion'
  | 'Promoting'
  | 'Finalising'
  | 'Succeeded'
  | 'Failed'
  | 'Terminating';

export interface Webhook {
  name: string;
  type?: string;
  url: string;
  metadata?: Record<string, string>;
}

export interface Metric {
  name: string;
  interval?: string;
  threshold?: number;
  thresholdRange?: { min?: number; max?: number };
  query?: string;
  templateRef?: { name: string; namespace?: string };
  templateVariables?: Record<string, string>;
}

export interface Analysis {
  interval?: string;
  threshold?: number;
  maxWeight?: number;
  stepWeight?: number;
  stepWeights?: number[];
  stepWeightPromotion?: number;
  iterations?: number;
  match?: Array<{ headers?: Record<string, Record<string, string>> }>;
  mirror?: boolean;
  metrics?: Metric[];
  webhooks?: Webhook[];
  primaryReadyThreshold?: number;
  canaryReadyThreshold?: number;
  sessionAffinity?: { cookieName?: string; primaryCookieName?: string };
}

export interface CanarySpec {
  provider?: string;
  targetRef: { apiVersion?: string; kind: string; name: string };
  ingressRef?: { name: string };
  routeRef?: { name: string };
  progressDeadlineSeconds?: number;
  suspend?: boolean;
  skipAnalysis?: boolean;
  revertOnDeletion?: boolean;
  service?: {
    name?: string;
    port?: number;
    hosts?: string[];
    gatewayRefs?: unknown[];
  };
  analysis: Analysis;
}

export interface CanaryStatus {
  phase: Phase;
  failedChecks: number;
  canaryWeight: number;
  iterations: number;
  lastAppliedSpec?: string;
  lastPromotedSpec?: string;
  trackedConfigs?: Record<string, string>;
  lastTransitionTime?: string;
  conditions?: Array<Record<string, string>>;
}

/** A Canary as the controller reads it. The API has checked the required fields. */
export interface Canary extends ClusterObject {
  metadata: ObjectMeta & { namespace: string };
  spec: CanarySpec & Record<string, unknown>;
  status?: CanaryStatus & Record<string, unknown>;
}

export const CANARIES: Resource = 'canaries.flagger.app';
export const ROUTES: Resource = 'httproutes.gateway.networking.k8s.io';

/** Reads what the store holds; undefined when it cannot be a Canary. */
export function asCanary(
  object: ClusterObject | undefined,
): Canary | undefined {
  const spec = object?.spec as Partial<CanarySpec> | undefined;
  return object && spec?.targetRef && spec.analysis && object.metadata.namespace
    ? (object as Canary)
    : undefined;
}

/** An empty status, as Go's zero value. */
export const noStatus: CanaryStatus = {
  phase: '',
  failedChecks: 0,
  canaryWeight: 0,
  iterations: 0,
};

export type Strategy = 'canary' | 'ab-testing' | 'blue-green';

export function strategyOf({ analysis }: CanarySpec): Strategy {
  if (!analysis.iterations) return 'canary';
  return analysis.match?.length ? 'ab-testing' : 'blue-green';
}

/** Iterations of a blue-green or A/B analysis. Provider `kubernetes` does ten when there are none. */
export function iterationsOf({ analysis, provider }: CanarySpec): number {
  const { iterations = 0 } = analysis;
  return iterations < 1 && provider === 'kubernetes' ? 10 : iterations;
}

const UNITS: Record<string, number> = { s: 1_000, m: 60_000 };

/** analysis.interval with Flagger's default (60 s) and floor (10 s). */
export function intervalMs({ analysis }: CanarySpec): number {
  const match = /^(\d+)([ms])/.exec(analysis.interval ?? '');
  const length = match ? Number(match[1]) * UNITS[match[2]] : 0;
  return length ? Math.max(10_000, length) : 60_000;
}

/** How long pods may take to become ready. */
export function deadlineMsOf({ progressDeadlineSeconds }: CanarySpec): number {
  return (progressDeadlineSeconds || 600) * 1_000;
}

export function thresholdOf({ analysis }: CanarySpec): number {
  return Math.max(1, analysis.threshold ?? 0);
}

/** Highest weight: the last of stepWeights, else maxWeight (100 when unset or 0). */
export function maxWeightOf({ analysis }: CanarySpec): number {
  const steps = analysis.stepWeights ?? [];
  return steps.length > 0
    ? Math.min(100, steps[steps.length - 1])
    : analysis.maxWeight || 100;
}
