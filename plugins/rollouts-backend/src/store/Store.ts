import type {
  GateKind,
  Mapping,
  MetricCheck,
  Release,
  RolloutAddress,
  Source,
  TimelineEntry,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { RolloutFilter } from '@rollouts/backstage-plugin-rollouts-node';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { Asked } from '../domain/audit/rowsOfAction';
import type { OutsideChange } from '../domain/audit/outside';
import type { ActionRecord } from '../domain/actions/record';
import type { Fact } from '../domain/fact';
import type { Grounds } from '../domain/gates/grounds';
import type { GatePoll } from '../domain/gates/poll';
import type { RolloutState } from '../domain/state';
import type { Amending } from './operations/actions/amendAction';
import type { AuditStore } from './AuditStore';

/** What the metrics of one release said when they were last asked. */
export interface StoredAnalysis {
  at: number;
  metrics: MetricCheck[];
}

/** One reading; `value` null: there was none. */
export interface StoredSample {
  metric: string;
  role: 'canary' | 'primary';
  at: number;
  value: number | null;
}

/** Readings of metrics. */
export interface AnalysisStore {
  /** Writing the same again changes nothing. False: another replica reads the cluster by now. */
  saveAnalysis(
    releaseId: string,
    analysis: StoredAnalysis,
    lease: { cluster: string; epoch: number },
  ): Promise<boolean>;
  readAnalysis(releaseId: string): Promise<StoredAnalysis | null>;
  /** Oldest first. */
  listSamples(releaseId: string): Promise<StoredSample[]>;
}

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

/** Who reads a cluster. Times are the database's, so that replicas need no common clock. */
export interface LeaseStore {
  /** Takes a lease that nobody holds; null when another holder has it. */
  acquireLease(
    cluster: string,
    holder: string,
    ttlMs: number,
  ): Promise<{ epoch: number } | null>;
  /** False: the lease was lost, stop at once. */
  renewLease(
    cluster: string,
    holder: string,
    epoch: number,
    ttlMs: number,
  ): Promise<boolean>;
  /** Lets another replica take over without waiting. */
  releaseLease(cluster: string, holder: string, epoch: number): Promise<void>;
}

/** What the reader of a cluster last wrote about it, for replicas that do not read it. */
export interface SourceStore {
  /** False: fenced, another replica reads this cluster by now. */
  saveSource(source: Source, epoch: number): Promise<boolean>;
  /** `savedAt`: when it was written, in the writer's clock (UTC ms). */
  listSources(): Promise<Array<{ source: Source; savedAt: number }>>;
}

/**
 * - `added`: it is new
 * - `same`: this click was taken before, with the action that it made
 * - `busy`: another action of this rollout is under way
 */
export type AddedAction = {
  kind: 'added' | 'same' | 'busy';
  action: ActionRecord;
};

/** Which actions are meant. */
export interface ActionQuery {
  rolloutId: string;
  releaseId?: string;
  /** Only those that were denied, or only the others. */
  denied?: boolean;
  /** Full ref of the person. */
  by?: string;
  /** Only those that were asked for after this time. */
  after?: number;
  limit: number;
}

/** What persons asked for. */
export interface ActionStore {
  /** Of two that come at once, one is added. `asked` is for the audit only. */
  addAction(action: ActionRecord, asked?: Asked): Promise<AddedAction>;
  /** Newest first; all of a rollout where nothing else is given. */
  listActions(query: ActionQuery): Promise<ActionRecord[]>;
  /** The action that this click made, or null. */
  findClick(
    rolloutId: string,
    by: string,
    idempotencyKey: string,
  ): Promise<ActionRecord | null>;
  /** The one that is under way, or null. */
  findOpenAction(rolloutId: string): Promise<ActionRecord | null>;
  /** Those of a cluster that something is left to do about, oldest first. */
  listDueActions(cluster: string): Promise<ActionRecord[]>;
  /**
   * Changes an action by a person's word, without the lease: `change` is asked again when it was changed
   * meanwhile. Null: there is none, or `change` had nothing to change.
   */
  amendAction(
    id: string,
    change: (record: ActionRecord) => ActionRecord | null,
    amending: Amending,
  ): Promise<ActionRecord | null>;
  /** Answers the record with its new version; null: somebody else wrote it or holds the lease. */
  saveAction(action: ActionRecord, epoch: number): Promise<ActionRecord | null>;
}

/** What is known of a rollout when one of its gates is asked. */
export interface KnownGate extends RolloutAddress {
  id: string;
  /** Without what no gate looks at: the spec, timelines, and what Flagger said. */
  state: RolloutState;
  annotations: Record<string, string | null>;
  /** Null: none is open. */
  openReleaseId: string | null;
  /** The action that is under way. */
  action: ActionRecord | null;
  /** Something that was decided about the open release counts. */
  wasDecided: boolean;
  /** Its cluster as it was written last, and when; null: never. */
  source: { source: Source; savedAt: number } | null;
}

/** What Flagger asked. */
export interface GateStore {
  /**
   * Keeps the newest question of a gate; one that repeats itself is written now and then.
   * `because`: what the answer comes from. False: it asks about more than is kept.
   */
  savePoll(poll: GatePoll, because?: Grounds | null): Promise<boolean>;
  /**
   * Notes that questions were asked again and told the same. Answers those that were told otherwise
   * meanwhile, which stay as they are.
   */
  touchPolls(polls: GatePoll[]): Promise<GatePoll[]>;
  /** What a gate's answer is made from; null: there is no such rollout. */
  readGate(ref: string): Promise<KnownGate | null>;
  /** The newest question of each gate of a rollout. */
  listPolls(rolloutId: string): Promise<GatePoll[]>;
}

/** A gate of a release that waits, and whose owner was told of it. */
export interface GateNotice {
  releaseId: string;
  kind: GateKind;
}

/** Who was told of gates that wait. */
export interface NoticeStore {
  listNotices(): Promise<GateNotice[]>;
  /** False: it is there already. */
  addNotice(notice: GateNotice, now: number): Promise<boolean>;
  removeNotice(notice: GateNotice): Promise<void>;
}

export interface Store
  extends RolloutStore,
    LeaseStore,
    SourceStore,
    AnalysisStore,
    ActionStore,
    GateStore,
    NoticeStore,
    AuditStore {}
