import type { ActionRecord } from '../../domain/actions/record';
import type { StoredRollout } from '../RolloutStore';

/** What Ann asks for about a rollout: a rollback. */
export function aRequest(
  { id, ref, cluster, namespace, name }: StoredRollout,
  changes: Partial<ActionRecord> = {},
): ActionRecord {
  return {
    id: 'a1',
    rolloutId: id,
    rolloutRef: ref,
    cluster,
    namespace,
    name,
    releaseId: 'r1',
    releaseNumber: 1,
    verb: 'rollback',
    lever: 'failed-checks',
    state: 'requested',
    by: 'user:default/ann',
    reason: 'because',
    idempotencyKey: 'click-1',
    requestedAt: Date.UTC(2026, 0, 2, 12),
    at: Date.UTC(2026, 0, 2, 12),
    refusal: null,
    steps: [],
    receipt: null,
    restore: 'none',
    bound: null,
    write: null,
    before: null,
    attempted: false,
    withinMs: 0,
    writtenAt: null,
    version: 1,
    ...changes,
  };
}
