import type { Action } from '@rollouts/backstage-plugin-rollouts-common';
import { dueAt } from '../../domain/actions/decide';
import { missingRightOf } from '../../domain/actions/missingRight';
import type { ActionRecord } from '../../domain/actions/record';
import {
  isWaitingApproval,
  othersOf,
} from '../../domain/gates/decided/approval';

/** What everybody who may see the rollout is shown of an action. */
export function toAction(record: ActionRecord): Action {
  const missingRight = missingRightOf(record);
  const others = othersOf(record);
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
    // An approval that waits has no effect to wait for yet.
    expectedBy:
      record.writtenAt === null || isWaitingApproval(record)
        ? null
        : dueAt(record),
    refusal: record.refusal,
    steps: record.steps,
    receipt: record.receipt,
    restore: record.restore,
    ...(missingRight && { missingRight }),
    ...(record.approval && {
      approval: {
        expiresAt: record.approval.expiresAt,
        agreed: record.approval.agreed.map(({ by, at }) => ({ by, at })),
        ...(others.length > 0 && { others }),
      },
    }),
  };
}
