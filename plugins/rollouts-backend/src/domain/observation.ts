import type {
  ContainerImage,
  GateKind,
  Problem,
} from '@rollouts/backstage-plugin-rollouts-common';

/** Which stream said something. `status` is the Canary itself. */
export type Feed = 'status' | 'event' | 'webhook' | 'route' | 'portal';

/** Flagger's rule: A/B needs matches and iterations, blue-green iterations, all else is canary. */
export type Strategy = 'canary' | 'ab-testing' | 'blue-green';

/** A metric of spec.analysis. Bounds are inclusive. */
export interface MetricSpec {
  name: string;
  min: number | null;
  max: number | null;
  /** Neither a template nor a query: one of Flagger's own, by name. */
  template: { namespace: string | null; name: string } | null;
  /** Inline query, not rendered. */
  query: string | null;
  /** As written, e.g. `1m`; null: it has none. */
  interval: string | null;
  variables: Record<string, string>;
}

/** A webhook of spec.analysis. The URL is already without credentials and query. */
export interface WebhookSpec {
  name: string;
  /** Flagger's word; an empty type means `rollout`. */
  type: string;
  url: string;
  /** For how long Flagger may wait for its answer, with retries; only where the spec says so. */
  longestMs?: number;
}

/** The part of a Canary's spec that is read, with Flagger's defaults filled in. */
export interface CanarySpec {
  strategy: Strategy;
  target: { kind: string; name: string } | null;
  provider: string | null;
  serviceName: string | null;
  /** spec.ingressRef.name and spec.routeRef.name, which queries may ask for. */
  ingressName: string | null;
  routeName: string | null;
  suspend: boolean;
  skipAnalysis: boolean;
  /** spec.service.timeout is set. Not in what older versions of this plugin stored. */
  hasTimeout?: boolean;
  /** The same cookie for canary and primary. Not in what older versions stored. */
  hasEqualCookies?: boolean;
  progressDeadlineSeconds: number;
  /** At least 10 000: Flagger's floor. */
  intervalMs: number;
  /** At least 1. */
  threshold: number;
  maxWeight: number;
  stepWeight: number;
  stepWeights: number[];
  stepWeightPromotion: number;
  iterations: number;
  /** Request matches in words; empty unless A/B testing. */
  matches: string[];
  mirror: boolean;
  mirrorWeight: number | null;
  metrics: MetricSpec[];
  webhooks: WebhookSpec[];
}

/** What Flagger wrote. */
export interface CanaryStatus {
  phase: string;
  /** 0 in WaitingPromotion although traffic stays on the canary; 100 in Failed: the promotion failed. */
  canaryWeight: number;
  /** -1 in WaitingPromotion. */
  iterations: number;
  /** 0 again as soon as the release has failed. */
  failedChecks: number;
  lastAppliedSpec: string;
  lastPromotedSpec: string;
  /** `configmap/<name>` or `secret/<name>` to checksum. */
  trackedConfigs: Record<string, string>;
  /** Moves on every write: the time of this write, in cluster time. */
  lastTransitionTime: number | null;
  /** From the Promoted condition: when the phase last changed, in cluster time. */
  phaseSince: number | null;
}

/** A field that actions change, or what it is in. */
export type LeverField =
  | 'spec.analysis'
  | 'spec.analysis.maxWeight'
  | 'spec.analysis.stepWeights'
  | 'spec.suspend'
  | 'spec.skipAnalysis'
  /** Anything in the pod template of the target, and the images of its containers. */
  | 'target.template'
  | 'target.images';

/** Somebody whom Kubernetes notes as the one who set fields (`metadata.managedFields`). */
export interface FieldManager {
  name: string;
  /** It set them by server-side apply: it keeps a whole manifest, and applies it again. */
  applies: boolean;
  /** What of these is its own, in part at least. */
  fields: LeverField[];
}

/** Who wrote to a Canary when, as Kubernetes notes it. It keeps no user. */
export interface FieldWriter {
  /** Whoever writes chooses it; most tools give their own name. */
  manager: string;
  /** `Apply`: server-side apply; else `Update`. */
  operation: string;
  /** `status`; null: the object itself. */
  subresource: string | null;
  /** Of the newest change, in cluster time, in whole seconds; null: not noted. */
  time: number | null;
}

/** A Canary as it was observed once. */
export interface CanaryObservation {
  uid: string;
  /** Opaque; compared for equality only. */
  resourceVersion: string;
  createdAt: number | null;
  deleting: boolean;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  spec: CanarySpec | null;
  status: CanaryStatus | null;
  /** Only who owns something that actions change. */
  managers: FieldManager[];
  /** Without what Flagger writes as a matter of course; absent in states of earlier versions. */
  writers?: FieldWriter[];
  /** Fields that could not be understood; the rest is used. */
  problems: Problem[];
}

/** A GateKind that appears in the webhooks of a Canary. */
export type { GateKind };

/**
 * One thing that was observed about one rollout. `at` is when it reached us (our clock, UTC ms);
 * times inside are the cluster's.
 */
export type Observation =
  | { kind: 'canary'; at: number; canary: CanaryObservation }
  /** The object is gone; proven by a DELETED event or by two lists. */
  | { kind: 'gone'; at: number; uid: string }
  | {
      kind: 'route';
      at: number;
      /** e.g. `HTTPRoute podinfo`. */
      object: string;
      /** Percent to the canary; null when the object does not say. */
      canaryWeight: number | null;
    }
  | {
      kind: 'workload';
      at: number;
      role: 'target' | 'primary';
      /** A workload that was made anew counts its generations from 1 again. */
      uid: string;
      images: ContainerImage[];
      generation: number;
      /** Annotation `flagger-id` of the primary's pod template: new at each promotion. */
      promotionId: string | null;
      /** Annotation of the target's pod template: who made it; absent: it does not say. */
      author?: string;
      /** Target only: who set its pod template. Absent: nobody is known. */
      managers?: FieldManager[];
      /** Target only: what of a GitOps tool deploys it, in words. Absent: it bears no mark of one. */
      origin?: string;
      /** Primary only: all its pods run this template and serve. Absent: not known. */
      ready?: boolean;
    }
  /** The workload with this uid is no longer there. */
  | {
      kind: 'workload-gone';
      at: number;
      role: 'target' | 'primary';
      uid: string;
    }
  | {
      kind: 'said';
      at: number;
      feed: 'event' | 'webhook';
      severity: 'normal' | 'warning';
      /** Flagger's words without the `(combined from similar events): ` prefix. */
      message: string;
      /** When Flagger said it, in cluster time. Seconds for events, milliseconds for the webhook. */
      saidAt: number;
      /** How often by now: Kubernetes merges repetitions. 1 for the webhook. */
      count: number;
      /** uid of the Canary it is about; null from the webhook, which carries none. */
      canaryUid: string | null;
      /** Webhook only. */
      phase: string | null;
      checksum: string | null;
    }
  /** Nothing was heard between `from` and `to` (our clock). */
  | {
      kind: 'gap';
      at: number;
      from: number;
      to: number;
      reason:
        | 'watch-interrupted'
        | 'backend-stopped'
        | 'not-recorded'
        | 'first-seen';
    };
