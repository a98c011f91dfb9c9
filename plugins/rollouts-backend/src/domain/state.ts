import type { ContainerImage } from '@rollouts/backstage-plugin-rollouts-common';
import type { ReleaseFields } from './fact';
import type { CanaryObservation } from './observation';

/** Something Flagger said and how often, kept to explain causes and to notice what repeats. */
export interface Utterance {
  severity: 'normal' | 'warning';
  message: string;
  firstAt: number;
  lastAt: number;
  count: number;
}

/** A pod template's images as last seen. */
export interface WorkloadState {
  images: ContainerImage[];
  generation: number;
  promotionId: string | null;
  observedAt: number;
}

/**
 * All that is known about one rollout: the `previous` of the reducer and the snapshot in the store.
 * Plain JSON. The current release's ladder times are in `reached`.
 */
export interface RolloutState {
  canary: CanaryObservation | null;
  route: {
    object: string;
    canaryWeight: number | null;
    observedAt: number;
  } | null;
  target: WorkloadState | null;
  primary: WorkloadState | null;
  /** The open release, else the last one. */
  release: ReleaseFields | null;
  /** When the current release reached each rung: key as in the ladder, cluster time. */
  reached: Record<string, number>;
  utterances: Utterance[];
  observedAt: number;
  goneAt: number | null;
}
