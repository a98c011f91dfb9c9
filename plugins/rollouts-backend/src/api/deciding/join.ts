import type { AuditRow } from '@rollouts/backstage-plugin-rollouts-common';
import type { ActionRecord } from '../../domain/actions/record';
import { Asking, meet, withAgreement } from '../../domain/gates/decided/agree';
import { othersOf } from '../../domain/gates/decided/approval';
import type { Store } from '../../store/Store';

/**
 * Lets a request for the same as an approval that waits be the agreement of who asks, and answers that
 * approval. Null: the request is a new action.
 *
 * @param asked - the request, with what is planned
 */
export async function join(
  asked: ActionRecord,
  asking: Asking,
  from: AuditRow['from'],
  store: Pick<Store, 'findOpenAction' | 'amendAction'>,
): Promise<ActionRecord | null> {
  const { rolloutId, by, reason, requestedAt: at } = asked;
  const open = await store.findOpenAction(rolloutId);
  const how = open && meet(open, asking, at);
  if (how === 'again') return open;
  if (!open || how !== 'agrees') return null;
  return store.amendAction(
    open.id,
    record => withAgreement(record, { by, at, reason }, othersOf(asked)),
    { by, reason, from },
  );
}
