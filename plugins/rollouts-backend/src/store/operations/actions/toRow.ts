import { ActionRecord, isOpen } from '../../../domain/actions/record';
import type { ActionRow } from '../../tables';

export function toRow(action: ActionRecord): ActionRow {
  return {
    id: action.id,
    rollout_id: action.rolloutId,
    release_id: action.releaseId,
    cluster: action.cluster,
    by_ref: action.by,
    idempotency_key: action.idempotencyKey,
    verb: action.verb,
    state: action.state,
    is_due: isOpen(action) || action.restore === 'pending',
    requested_at: action.requestedAt,
    version: action.version,
    action_json: JSON.stringify(action),
  };
}

export function toAction(
  row: Pick<ActionRow, 'action_json' | 'version'>,
): ActionRecord {
  const action = JSON.parse(row.action_json) as ActionRecord;
  return { ...action, version: row.version };
}
