import type { Action } from '@rollouts/backstage-plugin-rollouts-common';
import type { ActionRecord } from '../../domain/actions/record';

/** What everybody who may see the rollout is shown of an action. */
export function toAction(record: ActionRecord): Action {
  return {
    id: record.id,
    rolloutRef: record.rolloutRef,
    releaseId: record.releaseId,
    verb: record.verb,
    lever: record.lever,
    state: record.state,
    by: record.by,
    reason: record.reason,
    requestedAt: record.requestedAt,
    at: record.at,
    expectedBy:
      record.writtenAt === null ? null : record.writtenAt + record.withinMs,
    refusal: record.refusal,
    steps: record.steps,
    receipt: record.receipt,
    restore: record.restore,
  };
}
