import { verifyAudit } from '../../audit/verifyAudit';
import { singleAnchors } from '../../domain/audit/anchors';
import type { Handler } from '../handler';

export const auditVerification: Handler<'auditVerification'> = async (
  { anchor },
  { credentials },
  { store, auditing, now },
) => {
  await auditing.authorize(credentials);
  const [seq, hash] = anchor?.split(':') ?? [];
  const anchors = singleAnchors(
    seq && hash ? [{ seq: Number(seq), hash }] : [],
  );
  return { now: now(), ...(await verifyAudit(store, anchors)) };
};
