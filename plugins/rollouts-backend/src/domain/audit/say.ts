import type {
  AuditProblem,
  AuditVerification,
} from '@rollouts/backstage-plugin-rollouts-common';

/** A few sentences about a chain, for a command line. */
export function sayVerification(said: AuditVerification): string {
  if (said.problem) return sayProblem(said.problem);
  if (!said.head) return 'The audit holds no row.';
  return [
    `The chain is whole: ${said.rows} rows.`,
    sayBeginning(said.cut),
    sayEnd(said.head, said.anchored),
  ].join(' ');
}

function sayBeginning(cut: AuditVerification['cut']): string {
  if (!cut) return 'It begins with row 1.';
  const { from, upTo, signedBy, anchored } = cut;
  return anchored
    ? `It begins after a cut of rows ${from} to ${upTo}, which row ${signedBy.seq} signs off, as the auditor was told.`
    : `It begins after a cut of rows ${from} to ${upTo}, not proven by anchors: look whether the auditor was told of ${signedBy.seq}:${signedBy.hash}, which signs it off.`;
}

function sayEnd(
  { seq, hash }: NonNullable<AuditVerification['head']>,
  anchored: number | null,
): string {
  if (anchored === null) {
    return `Its last row is ${seq}:${hash}; compare that with the newest event "audit-row" of the auditor.`;
  }
  return anchored === seq
    ? `Up to its last row, ${seq}, it is what the auditor was told.`
    : `Up to row ${anchored} it is what the auditor was told. Rows ${
        anchored + 1
      } to ${seq} are not proven by anchors: look for their events, up to ${seq}:${hash}.`;
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
    case 'cut-not-anchored':
      return `Rows ${from} to ${to} were removed. Row ${seq} signs that off, and the auditor was not told of that row: it was written by hand, or its event was lost.`;
    case 'not-anchored':
      return `The auditor was told of rows before and after rows ${from} to ${to}, and not of these: they were written by hand, or their events were lost. The portal's log says which it could not tell; give those that you find there with --anchor.`;
    default:
      return `Row ${seq} was changed: what lists are filtered by does not fit it.`;
  }
}
