import type { AuditRow } from '@rollouts/backstage-plugin-rollouts-common';
import type { ActionRecord } from '../../domain/actions/record';
import { targetOf } from '../../domain/gates/decided/decidedTarget';
import {
  meet,
  withAgreement,
  withdrawn,
} from '../../domain/gates/decided/agree';
import { othersOf } from '../../domain/gates/decided/approval';
import type { RolloutState } from '../../domain/state';
import type { Store } from '../../store/Store';

/**
 * Lets a request meet an approval that waits: the same by another person is their agreement, and is
 * answered; something else takes its place. Null: the request is a new action.
 *
 * @param asked - the request, with what is planned
 */
export async function joinOrReplace(
  asked: ActionRecord,
  state: Pick<RolloutState, 'canary' | 'target'>,
  from: AuditRow['from'],
  store: Pick<Store, 'findOpenAction' | 'amendAction'>,
): Promise<ActionRecord | null> {
  const { rolloutId, releaseId, verb, by, reason, requestedAt: at } = asked;
  const open = await store.findOpenAction(rolloutId);
  if (!open) return null;
  const amending = { by, reason, from };
  const target = targetOf(state.target);
  const phase = state.canary?.status?.phase ?? null;
  switch (meet(open, { verb, releaseId, by, target, phase }, at)) {
    case 'again':
      return open;
    case 'agrees':
      return store.amendAction(
        open.id,
        record => withAgreement(record, { by, at, reason }, othersOf(asked)),
        amending,
      );
    case 'replaces':
      await store.amendAction(
        open.id,
        record => withdrawn(record, { by, at, phase }),
        amending,
      );
      return null;
    default:
      return null;
  }
}
