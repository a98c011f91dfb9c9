import type {
  AuditAnchor,
  AuditKind,
  AuditRow,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { RolloutFilter } from '@rollouts/backstage-plugin-rollouts-node';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { ChainRow } from '../domain/audit/chain';
import type { AuditDraft } from '../domain/audit/draft';

/** Which rows are meant; all given parts must hold. */
export interface AuditQuery {
  entity?: string;
  owner?: string;
  person?: string;
  cluster?: string;
  verb?: string;
  kind?: AuditKind;
  outcome?: string;
  /** Written at this time or later, and before that one (UTC ms). */
  from?: number;
  to?: number;
  /** Which rollouts the caller may see; rows about none are always in. */
  criteria?: PermissionCriteria<RolloutFilter>;
}

/** A row for a verification. */
export interface KeptRow extends ChainRow {
  /** Whether the columns that lists are filtered by say the same as the row. */
  columnsFit: boolean;
}

/**
 * What was done, refused and changed, in the order in which it was written. Rows about actions,
 * gates and outside changes are written by the operations that store those, in their transaction.
 */
export interface AuditStore {
  /** For what changes no other table. */
  addAudit(drafts: AuditDraft[]): Promise<void>;
  /**
   * Newest first.
   *
   * @throws InputError for a cursor that is not from this list.
   */
  listAudit(
    query: AuditQuery,
    page: { cursor?: string; limit: number },
  ): Promise<{ items: AuditRow[]; nextCursor: string | null }>;
  /** Oldest first, those after a number: to walk all of them in portions. */
  walkAudit(
    query: AuditQuery,
    page: { after: number; limit: number },
  ): Promise<AuditRow[]>;
  /** The newest row; null: there was none yet. */
  auditHead(): Promise<AuditAnchor | null>;
  /** Oldest first, whatever they are about. */
  auditChain(page: { after: number; limit: number }): Promise<KeptRow[]>;
  /**
   * Removes rows that were written before, and signs that off in a row of its own, at once. Null:
   * there was nothing to remove.
   */
  cutAudit(cut: {
    before: number;
    /** Full ref of whoever answers for it. */
    by: string;
    reason: string;
  }): Promise<AuditRow | null>;
}

/** What the store needs to write rows by itself. */
export interface AuditOptions {
  /** How a cluster knows this portal; null: not known. */
  identityOf: (cluster: string) => string | null;
  /** Called with each row once it is committed. */
  onAppended: (row: AuditRow) => void;
}
