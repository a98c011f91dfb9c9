import type { ContainerImage } from '@rollouts/backstage-plugin-rollouts-common';
import type { ReleaseFields, TimelineFact } from './fact';
import type { CanaryObservation, FieldManager } from './observation';

/** One distinct thing that Flagger said and when. */
export interface Utterance {
  severity: 'normal' | 'warning';
  message: string;
  /** Ascending cluster times; occurrences closer than half of Flagger's shortest tick are one. */
  times: Array<{ at: number; feeds: Array<'event' | 'webhook'> }>;
  /** How often in all: Kubernetes counts repetitions that we may not have seen one by one. */
  count: number;
}

/** A pod template's images as last seen. */
export interface WorkloadState {
  uid: string;
  images: ContainerImage[];
  generation: number;
  promotionId: string | null;
  /** Who made this template, as it says itself; absent: it does not. */
  author?: string;
  /** Target only: who set its pod template. Absent: nobody is known. */
  managers?: FieldManager[];
  /** Target only: what of a GitOps tool deploys it, in words. Absent: it bears no mark of one. */
  origin?: string;
  /** Primary only: all its pods run this template and serve. Absent: not known. */
  ready?: boolean;
}

/** A release that can still change: what status, route and workloads proved about it. */
export interface ReleaseRecord {
  release: ReleaseFields;
  /** From the Canary itself; what Flagger said is added when the record is derived. */
  entries: TimelineFact[];
  /** The primary's promotionId before this release; another one proves what was promoted. */
  promotionId: string | null;
  /**
   * While the target that is known may be older than the Canary, which comes by another watch: its
   * generation then, and the version of the Canary that opened the release. Null: settled.
   */
  unsettled: { generation: number; version: string } | null;
  /** spec.skipAnalysis was seen while it ran. */
  skippedAnalysis: boolean;
  /** Highest status.failedChecks that was seen, also when it was written from outside. */
  reportedFailedChecks: number;
  /** The number of failed checks that somebody other than Flagger wrote last; null: nobody did. */
  checksSet: number | null;
  /** status.canaryWeight at the end: 100 with Failed means that the promotion failed. */
  weightAtEnd: number | null;
  /** spec.analysis.threshold while it ran. */
  threshold: number;
}

/**
 * All that is known about one rollout: the `previous` of the reducer and the snapshot in the store.
 * Plain JSON and bounded in size.
 */
export interface RolloutState {
  canary: CanaryObservation | null;
  route: { object: string; canaryWeight: number | null } | null;
  target: WorkloadState | null;
  primary: WorkloadState | null;
  /** The newest releases, oldest first; older ones are final and live in the store only. */
  releases: ReleaseRecord[];
  utterances: Utterance[];
  /** The newest gap while nothing ran: it explains a release whose beginning was not seen. */
  idleGap: { from: number; to: number; reason: GapReason } | null;
  observedAt: number;
  goneAt: number | null;
}

export type GapReason =
  | 'watch-interrupted'
  | 'backend-stopped'
  | 'not-recorded'
  | 'first-seen';

/** Nothing is known yet. */
export const emptyState: RolloutState = {
  canary: null,
  route: null,
  target: null,
  primary: null,
  releases: [],
  utterances: [],
  idleGap: null,
  observedAt: 0,
  goneAt: null,
};
