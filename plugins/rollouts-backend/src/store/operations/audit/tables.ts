import { stringifyRolloutRef } from '@rollouts/backstage-plugin-rollouts-common';
import type { AuditContent } from '../../../domain/audit/draft';
import type { BigintColumn } from '../../tables';

/** What lists are filtered by: repeated from the row, and checked by a verification. */
export interface FilterColumns {
  at: BigintColumn;
  kind: string;
  verb: string | null;
  outcome: string;
  user_ref: string | null;
  cluster: string | null;
  rollout_ref: string | null;
  entity_ref: string | null;
  owner_ref: string | null;
  cut_up_to: BigintColumn | null;
}

export interface AuditTableRow extends FilterColumns {
  seq: BigintColumn;
  row_json: string;
  prev_hash: string;
  hash: string;
}

export interface AuditHeadRow {
  id: number;
  seq: BigintColumn;
  hash: string;
}

export function columnsOf(content: AuditContent): FilterColumns {
  const { rollout } = content;
  return {
    at: content.at,
    kind: content.kind,
    verb: content.verb,
    outcome: content.outcome,
    user_ref: content.user,
    cluster: rollout?.cluster ?? null,
    rollout_ref: rollout ? stringifyRolloutRef(rollout) : null,
    entity_ref: content.entity,
    owner_ref: content.owner,
    cut_up_to: content.cut?.upTo ?? null,
  };
}
