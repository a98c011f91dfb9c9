import type {
  Mapping,
  Release,
  RolloutAddress,
  TimelineEntry,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { RolloutFilter } from '@rollouts/backstage-plugin-rollouts-node';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { OutsideChange } from '../domain/audit/outside';
import type { Fact } from '../domain/fact';
import type { RolloutState } from '../domain/state';

/** One rollout as it is kept. */
export interface StoredRollout extends RolloutAddress {
  /** Opaque: the only thing that a change hint carries. */
  id: string;
  ref: string;
  state: RolloutState;
  /** Grows with every write of `state`: whoever writes names the version that it read. */
  version: number;
  /** For display: every entity that claims it or that it names, best first. */
  mappings: Mapping[];
  /** The owner that the cluster confirms, the only one that IS_OWNER looks at. */
  confirmedOwnerRef: string | null;
  /** Of the Canary; values longer than {@link MAX_ANNOTATION_LENGTH} are null. */
  annotations: Record<string, string | null>;
  /** The open release, else the last one. */
  release: Release | null;
}

/** Longer annotation values are kept by key only. */
export const MAX_ANNOTATION_LENGTH = 1_024;

/** What the reducer made of one observation, ready to be written. */
export interface RolloutChange {
  address: RolloutAddress;
  /** `version` of the rollout that was read, null when there was none. */
  readVersion: number | null;
  next: RolloutState;
  facts: Fact[];
  /** Epoch of the cluster's lease; null for a feed that any replica may receive. */
  epoch: number | null;
  /** What others than this portal and Flagger did to it; for the audit. */
  outside?: OutsideChange[];
}

/**
 * - `written`: all of it, in one transaction
 * - `conflict`: somebody else wrote meanwhile; read again, reduce again
 * - `fenced`: another replica holds the cluster's lease by now; stop
 */
export type WriteResult =
  | { kind: 'written'; id: string }
  | { kind: 'conflict' }
  | { kind: 'fenced' };

/** What a catalog says about a rollout. */
export interface RolloutMapping {
  mappings: Mapping[];
  confirmedOwnerRef: string | null;
}

/** Which rollouts a list wants; all given parts must hold. */
export interface RolloutQuery {
  entityRef?: string;
  ids?: string[];
  refs?: string[];
  cluster?: string;
  /** Only those with this name, or whose target or label app.kubernetes.io/name has it. */
  named?: string;
  /** Only those with a release that is under way. */
  running?: boolean;
  /** Only those that have no entity. */
  unmapped?: boolean;
  /** False: only those that still exist in the cluster. */
  includeGone?: boolean;
  /** What the caller may see. */
  criteria?: PermissionCriteria<RolloutFilter>;
  /** Only those whose ref sorts behind: to walk all of them in portions. */
  afterRef?: string;
  limit?: number;
}

/** A page of a list that is walked by key, so that new rows never shift it. */
export interface Page<T> {
  items: T[];
  /** Opaque; null at the end. */
  nextCursor: string | null;
}

/** Rollouts, their releases and timelines. */
export interface RolloutStore {
  listRollouts(query: RolloutQuery): Promise<StoredRollout[]>;
  countRollouts(query: RolloutQuery): Promise<number>;
  /** Applying the same change twice changes nothing. */
  applyFacts(change: RolloutChange): Promise<WriteResult>;
  /** True when something changed. */
  setMapping(id: string, mapping: RolloutMapping): Promise<boolean>;
  /**
   * Newest first.
   *
   * @throws InputError for a cursor that is not from this list.
   */
  listReleases(
    rolloutId: string,
    page: { cursor?: string; limit: number },
  ): Promise<Page<Release>>;
  /** With its timeline, oldest entry first; null when there is none. */
  readRelease(id: string): Promise<{
    rolloutId: string;
    release: Release;
    timeline: TimelineEntry[];
  } | null>;
  /** Removes timelines of releases that closed before; returns how many releases lost theirs. */
  pruneTimelines(closedBefore: number): Promise<number>;
}
