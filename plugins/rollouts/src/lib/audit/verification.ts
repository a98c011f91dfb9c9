import type { AuditVerification } from '@rollouts/backstage-plugin-rollouts-common';
import { isKey, Words } from '../words';

/** The answer of a verification: one sentence, and what to compare the end with. */
export function sayVerification(
  { problem, rows, head, cut }: AuditVerification,
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
      cut
        ? words('audit.verify.cut', { from: cut.from, to: cut.upTo })
        : words('audit.verify.first'),
      words('audit.verify.head', { anchor: `${head.seq}:${head.hash}` }),
    ],
  };
}

/** Whether a text is `<number>:<hash>`, as the auditor was told it. */
export function isAnchor(text: string): boolean {
  return /^[0-9]{1,15}:[0-9a-f]{64}$/.test(text);
}
