import type {
  AuditProblem,
  AuditVerification,
} from '@rollouts/backstage-plugin-rollouts-common';

/** One sentence about a chain, for a command line. */
export function sayVerification(said: AuditVerification): string {
  if (said.problem) return sayProblem(said.problem);
  const { head, rows, cut } = said;
  if (!head) return 'The audit holds no row.';
  const begin = cut
    ? `It begins after a signed-off cut of rows ${cut.from} to ${cut.upTo}.`
    : 'It begins with row 1.';
  return `The chain is whole: ${rows} rows. ${begin} Its last row is ${head.seq}:${head.hash}; compare that with the newest event "audit-row" of the auditor.`;
}

function sayProblem({ code, params }: AuditProblem): string {
  const { seq, from, to, found } = params;
  switch (code) {
    case 'changed':
      return `Row ${seq} was changed: it does not fit its hash.`;
    case 'missing':
      return `Rows ${from} to ${to} are missing.`;
    case 'moved':
      return `Where row ${seq} should be there is row ${found}.`;
    case 'unlinked':
      return `Row ${seq} does not follow the row before it: one of the two was replaced.`;
    case 'beginning-missing':
      return `Rows ${from} to ${to} are missing at the beginning, and no cut of them was signed off.`;
    case 'end-missing':
      return `Rows ${from} to ${to} are missing at the end: more was written than there is.`;
    case 'end-replaced':
      return `Row ${seq} is another one than was written last.`;
    case 'anchor-differs':
      return `Row ${seq} is not the one that the auditor was told of: the chain was made anew up to there or earlier.`;
    default:
      return `Row ${seq} was changed: what lists are filtered by does not fit it.`;
  }
}
