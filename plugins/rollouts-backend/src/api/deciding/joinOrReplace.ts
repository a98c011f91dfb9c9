import type { ActionRecord } from '../../domain/actions/record';
import type { DecidedTarget } from '../../domain/gates/decidedTarget';
import { meet, withAgreement, withdrawn } from '../../domain/gates/agree';
import type { Store } from '../../store/Store';

/**
 * Lets a request meet an approval that waits: the same by another person is their agreement, and is
 * answered; something else takes its place. Null: the request is a new action.
 */
export async function joinOrReplace(
  { rolloutId, releaseId, verb, by, reason, requestedAt: at }: ActionRecord,
  target: DecidedTarget | null,
  store: Pick<Store, 'findOpenAction' | 'amendAction'>,
): Promise<ActionRecord | null> {
  const open = await store.findOpenAction(rolloutId);
  if (!open) return null;
  const amending = { by, reason };
  switch (meet(open, { verb, releaseId, by, target }, at)) {
    case 'again':
      return open;
    case 'agrees':
      return store.amendAction(
        open.id,
        record => withAgreement(record, { by, at, reason }),
        amending,
      );
    case 'replaces':
      await store.amendAction(
        open.id,
        record => withdrawn(record, { by, at }),
        amending,
      );
      return null;
    default:
      return null;
  }
}
