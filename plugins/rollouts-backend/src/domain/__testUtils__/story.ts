import type {
  CanaryObservation,
  CanarySpec,
  CanaryStatus,
  MetricSpec,
  Observation,
} from '../observation';

/** Second 0 of every story. */
const BEGIN = Date.UTC(2026, 0, 1, 12);

/** Milliseconds of a story's second. */
export const at = (second: number) => BEGIN + second * 1_000;

export const aMetric: MetricSpec = {
  name: 'error-rate',
  min: null,
  max: 1,
  template: { name: 'error-rate', namespace: null },
  query: null,
  interval: '10s',
  variables: {},
};

/** A weighted canary of 25 and 50 percent, checked every 10 s, three failures allowed. */
export const aSpec: CanarySpec = {
  strategy: 'canary',
  target: { kind: 'Deployment', name: 'podinfo' },
  provider: 'gatewayapi:v1',
  serviceName: null,
  ingressName: null,
  routeName: null,
  suspend: false,
  skipAnalysis: false,
  progressDeadlineSeconds: 60,
  intervalMs: 10_000,
  threshold: 3,
  maxWeight: 50,
  stepWeight: 25,
  stepWeights: [],
  stepWeightPromotion: 0,
  iterations: 0,
  matches: [],
  mirror: false,
  mirrorWeight: null,
  metrics: [aMetric],
  webhooks: [],
};

const aStatus: CanaryStatus = {
  phase: 'Initialized',
  canaryWeight: 0,
  iterations: 0,
  failedChecks: 0,
  lastAppliedSpec: 'rev-1',
  lastPromotedSpec: 'rev-0',
  trackedConfigs: {},
  lastTransitionTime: null,
  phaseSince: null,
};

interface Seen {
  /** Second at which the phase began; without it, the second of this write. */
  since?: number;
  status?: Partial<CanaryStatus> | null;
  spec?: Partial<CanarySpec> | null;
  canary?: Partial<CanaryObservation>;
}

/** The Canary as it is written and seen at a second. */
export function seen(second: number, phase: string, and: Seen = {}) {
  const { since = second, status, spec, canary } = and;
  return {
    kind: 'canary' as const,
    at: at(second),
    canary: {
      uid: 'uid-1',
      resourceVersion: String(1_000 + second),
      createdAt: at(-100),
      deleting: false,
      labels: {},
      annotations: {},
      spec: spec === null ? null : { ...aSpec, ...spec },
      status:
        status === null
          ? null
          : {
              ...aStatus,
              phase,
              lastTransitionTime: at(second),
              phaseSince: at(since),
              ...status,
            },
      managers: [],
      problems: [],
      ...canary,
    },
  } satisfies Observation;
}

/** Something that Flagger says at a second. */
export function said(
  second: number,
  message: string,
  severity: 'normal' | 'warning' = 'normal',
  feed: 'event' | 'webhook' = 'event',
): Observation {
  return {
    kind: 'said',
    at: at(second),
    feed,
    severity,
    message,
    saidAt: at(second),
    count: 1,
    canaryUid: 'uid-1',
    phase: null,
    checksum: null,
  };
}

/** The route object at a second. */
export function routed(second: number, canaryWeight: number | null) {
  return {
    kind: 'route' as const,
    at: at(second),
    object: 'HTTPRoute podinfo',
    canaryWeight,
  } satisfies Observation;
}

/** A pod template at a second. */
export function deployed(
  second: number,
  role: 'target' | 'primary',
  tag: string,
  and: {
    uid?: string;
    generation?: number;
    promotionId?: string;
    ready?: boolean;
  } = {},
): Observation {
  return {
    kind: 'workload',
    at: at(second),
    role,
    uid: and.uid ?? role,
    images: [{ container: 'podinfo', image: `podinfo:${tag}` }],
    generation: and.generation ?? second,
    promotionId: and.promotionId ?? null,
    ...(and.ready !== undefined && { ready: and.ready }),
  };
}

/** Nothing was heard between two seconds. */
export function silent(from: number, to: number): Observation {
  return {
    kind: 'gap',
    at: at(to),
    from: at(from),
    to: at(to),
    reason: 'watch-interrupted',
  };
}
