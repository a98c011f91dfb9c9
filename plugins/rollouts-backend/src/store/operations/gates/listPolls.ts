import type { Knex } from 'knex';
import type { GatePoll, OwnGateKind } from '../../../domain/gates/poll';
import type { GatePollRow } from '../../tables';

export async function listPolls(
  knex: Knex,
  rolloutId: string,
): Promise<GatePoll[]> {
  const rows = await knex<GatePollRow>('gate_polls').where({
    rollout_id: rolloutId,
  });
  return rows.map(row => ({
    rolloutId: row.rollout_id,
    kind: row.kind as OwnGateKind,
    checksum: row.checksum,
    keyId: row.key_id,
    releaseId: row.release_id,
    polledAt: Number(row.polled_at),
    answer: Boolean(row.answer),
    decisionId: row.decision_id,
  }));
}
