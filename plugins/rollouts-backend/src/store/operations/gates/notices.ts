import type { GateKind } from '@rollouts/backstage-plugin-rollouts-common';
import type { Knex } from 'knex';
import type { GateNotice } from '../../GateStore';
import type { GateNoticeRow } from '../../tables';

export async function listNotices(knex: Knex): Promise<GateNotice[]> {
  const rows = await knex<GateNoticeRow>('gate_notices');
  return rows.map(row => ({
    releaseId: row.release_id,
    kind: row.kind as GateKind,
  }));
}

/** Of two that come at once, one is told that it was first. */
export async function addNotice(
  knex: Knex,
  { releaseId, kind }: GateNotice,
  now: number,
): Promise<boolean> {
  const added = await knex<GateNoticeRow>('gate_notices')
    .insert({ release_id: releaseId, kind, told_at: now })
    .onConflict(['release_id', 'kind'])
    .ignore()
    .returning('kind');
  return added.length > 0;
}

export async function removeNotice(
  knex: Knex,
  { releaseId, kind }: GateNotice,
): Promise<void> {
  await knex<GateNoticeRow>('gate_notices')
    .where({ release_id: releaseId, kind })
    .delete();
}
