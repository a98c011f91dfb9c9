import type {
  AuditAnchor,
  AuditProblem,
  AuditVerification,
} from '@rollouts/backstage-plugin-rollouts-common';
import { Anchors, isTold, isUntold } from './anchors';
import { ChainRow, GENESIS, hashOf, Sha256 } from './chain';
import type { AuditContent } from './draft';

type Cut = NonNullable<AuditVerification['cut']>;

/** How far a chain was read. Rows are given one by one, so that a long chain needs no memory. */
export interface Walk {
  rows: number;
  /** Where the chain begins; null: nothing was read yet. */
  start: { seq: number; prev: string } | null;
  last: AuditAnchor | null;
  /** The newest cut that a sound row tells of. */
  cut: Cut | null;
  /** The newest row that the auditor was told of; null: none yet. */
  anchored: number | null;
  /** The first rows that a log does not tell of though it tells of others before and after. */
  untold: { from: number; to: number } | null;
  /** The first that was found, in the order of the rows. */
  problem: AuditProblem | null;
}

/** Nothing was read. */
export const beginning: Walk = {
  rows: 0,
  start: null,
  last: null,
  cut: null,
  anchored: null,
  untold: null,
  problem: null,
};

/** Goes on by one row, in the order of the numbers under which rows are kept. */
export function walk(
  so: Walk,
  row: ChainRow,
  anchors: Anchors,
  sha256: Sha256,
): Walk {
  const { seq, prev, hash } = row;
  const isSound = hashOf(row.text, prev, sha256) === hash;
  const content = isSound ? contentOf(row.text) : null;
  const problem =
    so.problem ?? problemWith(so, row, content, anchors.hashes.get(seq));
  const anchored = isTold(anchors, seq);
  return {
    rows: so.rows + 1,
    start: so.start ?? { seq, prev },
    last: { seq, hash },
    cut: content?.cut
      ? { ...content.cut, signedBy: { seq, hash }, anchored }
      : so.cut,
    anchored: anchored ? seq : so.anchored,
    untold: isUntold(anchors, seq) ? extended(so.untold, seq) : so.untold,
    problem,
  };
}

/**
 * What is wrong, when all rows were read.
 *
 * @param head - the row that was written last, as kept beside the rows; null: not known
 */
export function conclude(
  so: Walk,
  head: AuditAnchor | null,
  anchors: Anchors,
): AuditVerification {
  const cut = so.start && so.start.seq > 1 ? so.cut : null;
  return {
    problem:
      badStart(so) ??
      so.problem ??
      badEnd(so.last, head, anchors) ??
      badCut(cut, anchors) ??
      (so.untold && found('not-anchored', so.untold)),
    rows: so.rows,
    head: so.last,
    cut,
    anchored: so.anchored,
  };
}

function problemWith(
  { start, last }: Walk,
  { seq, prev, hash }: ChainRow,
  content: AuditContent | null,
  anchor: string | undefined,
): AuditProblem | null {
  const expected = last ? last.seq + 1 : seq;
  if (seq < expected) return found('moved', { seq: expected, found: seq });
  if (seq > expected) return found('missing', { from: expected, to: seq - 1 });
  if (!content) return found('changed', { seq });
  if (content.seq !== seq) return found('moved', { seq, found: content.seq });
  if (start && prev !== last?.hash) return found('unlinked', { seq });
  if (anchor !== undefined && anchor !== hash) {
    return found('anchor-differs', { seq });
  }
  return null;
}

/** The chain begins with row 1, or after a cut that a later row of it signs off. */
function badStart({ start, cut }: Walk): AuditProblem | null {
  if (!start) return null;
  if (start.seq === 1) {
    return start.prev === GENESIS ? null : found('unlinked', { seq: 1 });
  }
  if (cut && cut.upTo === start.seq - 1) {
    return cut.lastHash === start.prev
      ? null
      : found('unlinked', { seq: start.seq });
  }
  const from = cut && cut.upTo < start.seq ? cut.upTo + 1 : 1;
  return found('beginning-missing', { from, to: start.seq - 1 });
}

function badEnd(
  last: AuditAnchor | null,
  head: AuditAnchor | null,
  { hashes }: Anchors,
): AuditProblem | null {
  const at = last?.seq ?? 0;
  const written = [...hashes.keys()].reduce(
    (most, seq) => Math.max(most, seq),
    head?.seq ?? 0,
  );
  if (written > at) return found('end-missing', { from: at + 1, to: written });
  if (!last || !head) return null;
  return head.seq === at && head.hash === last.hash
    ? null
    : found('end-replaced', { seq: at });
}

/**
 * Whoever may write to the tables can sign a cut off by hand, and then the rows go: also a cut that came
 * after all that the log tells of is none yet. One from before the log began may be sound.
 */
function badCut(cut: Cut | null, { log }: Anchors): AuditProblem | null {
  if (!cut || cut.anchored || !log || cut.signedBy.seq < log.first) return null;
  return found('cut-not-anchored', {
    seq: cut.signedBy.seq,
    from: cut.from,
    to: cut.upTo,
  });
}

/** The first range only: what a person looks at first. */
function extended(untold: Walk['untold'], seq: number): Walk['untold'] {
  if (!untold) return { from: seq, to: seq };
  return untold.to === seq - 1 ? { ...untold, to: seq } : untold;
}

function found(
  code: AuditProblem['code'],
  params: AuditProblem['params'],
): AuditProblem {
  return { code, params };
}

/** A text that fits its hash was written by us, or by somebody who can compute one. */
function contentOf(text: string): AuditContent | null {
  try {
    return JSON.parse(text) as AuditContent;
  } catch {
    return null;
  }
}
