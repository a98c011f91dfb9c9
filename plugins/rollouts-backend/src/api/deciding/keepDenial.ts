import type { AuditRow } from '@rollouts/backstage-plugin-rollouts-common';
import type { ActionRecord } from '../../domain/actions/record';
import type { Store } from '../../store/Store';

const HOUR_MS = 3_600_000;
/** Denials of one person about one rollout that are kept in an hour; all are auditor events. */
const MOST_AN_HOUR = 20;

/**
 * Keeps that somebody asked for what they may not do, with the release and in the audit. Under a key of its
 * own: once they may, the same click is to be done, and not answered with its denial.
 */
export async function keepDenial(
  record: ActionRecord,
  permission: string,
  from: AuditRow['from'],
  store: Pick<Store, 'addAction' | 'listActions'>,
): Promise<void> {
  const { rolloutId, by, requestedAt } = record;
  const recent = await store.listActions({
    rolloutId,
    by,
    denied: true,
    after: requestedAt - HOUR_MS,
    limit: MOST_AN_HOUR,
  });
  if (recent.length >= MOST_AN_HOUR) return;
  const refusal = { code: 'not-permitted' as const, params: { permission } };
  const idempotencyKey = `denied:${record.id}`;
  await store.addAction(
    { ...record, idempotencyKey, state: 'denied', refusal },
    { from, plan: null },
  );
}
