import { createHash } from 'node:crypto';
import { Anchors, singleAnchors } from '../anchors';
import { ChainRow, GENESIS, link } from '../chain';
import { AuditDraft, aDraft } from '../draft';
import { beginning, conclude, walk } from '../verify';

export const sha256 = (text: string) =>
  createHash('sha256').update(text).digest('hex');

/** What Ann asked for, as the n-th row tells it. */
export const aRow = (n: number, changes: Partial<AuditDraft> = {}) =>
  aDraft({
    kind: 'action',
    verb: 'rollback',
    outcome: 'requested',
    event: 'stored',
    user: 'user:default/ann',
    reason: `reason ${n}`,
    ...changes,
  });

/** Rows that follow a hash. */
export function chained(
  drafts: AuditDraft[],
  after: { seq: number; hash: string } = { seq: 0, hash: GENESIS },
): ChainRow[] {
  const rows: ChainRow[] = [];
  for (const draft of drafts) {
    const last = rows.at(-1) ?? after;
    const content = { seq: last.seq + 1, at: 1_000 * (last.seq + 1), ...draft };
    rows.push(link(content, last.hash, sha256));
  }
  return rows;
}

/** A chain of that many rows. */
export const aChain = (length: number) =>
  chained(Array.from({ length }, (_, index) => aRow(index + 1)));

/** What a verification finds that knows the head, and perhaps anchors. */
export function verified(
  rows: ChainRow[],
  {
    head = rows.at(-1) ?? null,
    anchors = [],
  }: {
    head?: { seq: number; hash: string } | null;
    anchors?: Array<{ seq: number; hash: string }> | Anchors;
  } = {},
) {
  const known = Array.isArray(anchors) ? singleAnchors(anchors) : anchors;
  const walked = rows.reduce(
    (so, row) => walk(so, row, known, sha256),
    beginning,
  );
  return conclude(walked, head && { seq: head.seq, hash: head.hash }, known);
}
