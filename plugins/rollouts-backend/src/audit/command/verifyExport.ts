import type {
  AuditAnchor,
  AuditRow,
  AuditVerification,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { Anchors } from '../../domain/audit/anchors';
import { canonical } from '../../domain/audit/canonical';
import type { ChainRow } from '../../domain/audit/chain';
import { beginning, conclude, Walk, walk } from '../../domain/audit/verify';
import { sha256 } from '../../store/operations/audit/sha256';

interface Header {
  rolloutsAudit: number;
  complete: boolean;
  head: AuditAnchor | null;
}

/** What is known of a file. */
export interface VerifiedExport {
  /** False: some rows were left out on purpose, so that none is missing cannot be told. */
  complete: boolean;
  /** The file breaks off, or is no export; null: it is whole. */
  broken: string | null;
  verification: AuditVerification;
}

/** Checks an NDJSON export without the portal that made it. */
export async function verifyExport(
  lines: AsyncIterable<string> | Iterable<string>,
  anchors: Anchors,
): Promise<VerifiedExport> {
  let header: Header | null = null;
  let end: number | null = null;
  let so: Walk = beginning;
  let broken: string | null = null;
  for await (const line of lines) {
    if (line.trim() === '') continue;
    const read = parse(line);
    if (!read) {
      broken = `Line ${
        so.rows + 2
      } is no JSON: the file breaks off or was changed there.`;
      break;
    }
    if (!header) {
      if (!('rolloutsAudit' in read)) {
        broken =
          'This is no NDJSON export of the audit: its first line does not say so.';
        break;
      }
      header = read as unknown as Header;
    } else if ('end' in read) {
      end = (read.end as { rows: number }).rows;
    } else {
      const row = toChainRow(read as unknown as AuditRow);
      so = walk(header.complete ? so : skipTo(so, row), row, anchors, sha256);
    }
  }
  if (!broken && end !== so.rows) {
    broken = `The file breaks off after ${so.rows} rows.`;
  }
  const complete = header?.complete ?? false;
  return {
    complete,
    broken,
    verification: complete
      ? conclude(so, header?.head ?? null, anchors)
      : {
          problem: so.problem,
          rows: so.rows,
          head: so.last,
          cut: null,
          anchored: so.anchored,
        },
  };
}

function parse(line: string): Record<string, unknown> | null {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return null;
  }
}

/** The text that was hashed is everything but the two hashes. */
function toChainRow({ prev, hash, ...content }: AuditRow): ChainRow {
  return { seq: content.seq, text: canonical(content), prev, hash };
}

/** In a selection a row may follow one that is not in it. */
function skipTo(so: Walk, row: ChainRow): Walk {
  return so.last && row.seq > so.last.seq + 1
    ? { ...so, last: { seq: row.seq - 1, hash: row.prev } }
    : so;
}
