import { randomUUID } from 'node:crypto';
import type { ActionRecord } from '../../domain/actions/record';
import type { Planned } from '../../domain/actions/types';
import type { StoredRollout } from '../../store/RolloutStore';
import type { HandlerInput } from '../handler';

/** A request as it is stored before anything is written to the cluster. */
export function newRecord(
  { id, ref, cluster, namespace, name, state, release }: StoredRollout,
  asked: Pick<HandlerInput<'act'>, 'verb' | 'reason' | 'idempotencyKey'>,
  by: string,
  now: number,
): ActionRecord {
  const status = state.canary?.status;
  return {
    id: randomUUID(),
    rolloutId: id,
    rolloutRef: ref,
    cluster,
    namespace,
    name,
    releaseId: release?.id ?? null,
    releaseNumber: release?.number ?? null,
    verb: asked.verb,
    lever: null,
    state: 'requested',
    by,
    reason: asked.reason,
    idempotencyKey: asked.idempotencyKey,
    requestedAt: now,
    at: now,
    refusal: null,
    steps: [{ at: now, code: 'stored', text: null }],
    receipt: null,
    restore: 'none',
    bound:
      state.canary && status
        ? {
            uid: state.canary.uid,
            lastAppliedSpec: status.lastAppliedSpec,
            trackedConfigs: status.trackedConfigs,
          }
        : null,
    write: null,
    before: null,
    attempted: false,
    withinMs: 0,
    writtenAt: null,
    version: 1,
  };
}

/**
 * The request with what will be done about it.
 *
 * @param approvalMs - how long a yes at a gate waits for Flagger
 */
export function withPlan(
  record: ActionRecord,
  { plan, write }: Extract<Planned, { refusal: null }>,
  approvalMs: number,
): ActionRecord {
  const { lever, withinMs } = plan;
  const planned = { ...record, lever, write, withinMs };
  const { verb } = record;
  const isApproval =
    (verb === 'promote' || verb === 'approve') && write.field === 'gate';
  if (!isApproval) return planned;
  const { by, reason, requestedAt: at } = record;
  const approval = { expiresAt: at + approvalMs, agreed: [{ by, at, reason }] };
  return { ...planned, approval };
}
