import type {
  AuditAnchor,
  AuditVerification,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { Anchors } from '../domain/audit/anchors';
import { beginning, conclude, Walk, walk } from '../domain/audit/verify';
import type { AuditStore, KeptRow } from '../store/AuditStore';
import { sha256 } from '../store/operations/audit/sha256';

const PORTION = 500;

type Kept = Pick<AuditStore, 'auditHead' | 'auditChain'>;

/**
 * Reads the whole chain as it is in the database, and compares it with anchors from outside. What is
 * found must be found twice: old rows may be cut while they are read.
 */
export async function verifyAudit(
  store: Kept,
  anchors: Anchors,
): Promise<AuditVerification> {
  const first = await verifyOnce(store, anchors);
  return first.problem ? verifyOnce(store, anchors) : first;
}

async function verifyOnce(
  store: Kept,
  anchors: Anchors,
): Promise<AuditVerification> {
  let so: Walk = beginning;
  let head = null as AuditAnchor | null;
  for (;;) {
    const rows = await store.auditChain({
      after: so.last?.seq ?? 0,
      limit: PORTION,
    });
    so = rows.reduce((walked, row) => walkKept(walked, row, anchors), so);
    if (rows.length > 0) continue;
    // Read after the rows, until it says the same twice: others append meanwhile.
    const end = await store.auditHead();
    if (end?.hash === head?.hash) return conclude(so, end, anchors);
    head = end;
  }
}

function walkKept(so: Walk, row: KeptRow, anchors: Anchors): Walk {
  const walked = walk(so, row, anchors, sha256);
  if (walked.problem || row.columnsFit) return walked;
  const problem = { code: 'columns-differ' as const, params: { seq: row.seq } };
  return { ...walked, problem };
}
