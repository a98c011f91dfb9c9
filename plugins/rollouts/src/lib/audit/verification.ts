import type { AuditVerification } from '@rollouts/backstage-plugin-rollouts-common';
import { isKey, Words } from '../words';

/** The answer of a verification: what was found, or how far it is proven and what to compare. */
export function sayVerification(
  { problem, rows, head, cut, anchored }: AuditVerification,
  words: Words,
): { isWhole: boolean; lines: string[] } {
  if (problem) {
    const key = `audit.problem.${problem.code}`;
    return {
      isWhole: false,
      lines: [isKey(key) ? words(key, problem.params) : problem.code],
    };
  }
  if (!head) return { isWhole: true, lines: [words('audit.verify.empty')] };
  return {
    isWhole: true,
    lines: [
      words('audit.verify.whole', { count: rows }),
      sayBeginning(cut, words),
      sayEnd(head, anchored, words),
    ],
  };
}

/** Whether a text is `<number>:<hash>`, as the auditor was told it. */
export function isAnchor(text: string): boolean {
  return /^[0-9]{1,15}:[0-9a-f]{64}$/.test(text);
}

function sayBeginning(cut: AuditVerification['cut'], words: Words): string {
  if (!cut) return words('audit.verify.first');
  const { from, upTo: to, signedBy } = cut;
  return cut.anchored
    ? words('audit.verify.cut', { from, to, seq: signedBy.seq })
    : words('audit.verify.cut.unproven', {
        from,
        to,
        anchor: toText(signedBy),
      });
}

function sayEnd(
  head: NonNullable<AuditVerification['head']>,
  anchored: number | null,
  words: Words,
): string {
  if (anchored === null) {
    return words('audit.verify.head', { anchor: toText(head) });
  }
  return anchored === head.seq
    ? words('audit.verify.head.anchored', { seq: anchored })
    : words('audit.verify.head.after', {
        seq: anchored,
        from: anchored + 1,
        to: head.seq,
        anchor: toText(head),
      });
}

function toText({ seq, hash }: NonNullable<AuditVerification['head']>): string {
  return `${seq}:${hash}`;
}
