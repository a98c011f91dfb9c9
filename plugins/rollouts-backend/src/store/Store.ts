import type { Source } from '@rollouts/backstage-plugin-rollouts-common';
import type { AuditStore } from './AuditStore';
import type { ActionStore } from './ActionStore';
import type { AnalysisStore } from './AnalysisStore';
import type { GateStore, NoticeStore } from './GateStore';
import type { RolloutStore } from './RolloutStore';

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

export interface Store
  extends RolloutStore,
    LeaseStore,
    SourceStore,
    AnalysisStore,
    ActionStore,
    GateStore,
    NoticeStore,
    AuditStore {}
