import type { AuditAnchor } from '@rollouts/backstage-plugin-rollouts-common';

/** What was told of rows where whoever owns the database does not come. */
export interface Anchors {
  /** By number of the row. */
  hashes: ReadonlyMap<number, string>;
  /**
   * Of a whole log: the rows that were told when they were written, so that a row between them which is
   * none of them was written by somebody else, or its event was lost. What only a start of the portal
   * found at the end is in `hashes` alone: that somebody appended it by hand cannot be told there.
   * Null: single anchors, which say nothing of other rows.
   */
  log: { told: ReadonlySet<number>; first: number; last: number } | null;
}

/** Rows that somebody looked up one by one. */
export function singleAnchors(anchors: AuditAnchor[]): Anchors {
  return {
    hashes: new Map(anchors.map(({ seq, hash }) => [seq, hash])),
    log: null,
  };
}

/** Whether the row was told as it was written. */
export function isTold({ hashes, log }: Anchors, seq: number): boolean {
  return (log?.told ?? hashes).has(seq);
}

/** Whether the log reaches over the row and does not tell of it. */
export function isUntold({ log }: Anchors, seq: number): boolean {
  return (
    log !== null && log.first < seq && seq < log.last && !log.told.has(seq)
  );
}
