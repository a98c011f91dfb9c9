import type { Knex } from 'knex';
import type { GatePoll } from '../../../domain/gates/poll';
import type { GatePollRow } from '../../tables';

/** Flagger asks every ten seconds at most; who asks more often is not written down each time. */
const WRITE_EVERY_MS = 5_000;

/** Keeps the newest question of a gate. */
export async function savePoll(knex: Knex, poll: GatePoll): Promise<void> {
  const row: GatePollRow = {
    rollout_id: poll.rolloutId,
    kind: poll.kind,
    checksum: poll.checksum,
    release_id: poll.releaseId,
    polled_at: poll.polledAt,
    answer: poll.answer,
  };
  const { rollout_id, kind, checksum, release_id, answer } = row;
  const fresh = await knex<GatePollRow>('gate_polls')
    .where({ rollout_id, kind, checksum, release_id, answer })
    .where('polled_at', '>', poll.polledAt - WRITE_EVERY_MS)
    .first('kind');
  if (fresh) return;
  await knex<GatePollRow>('gate_polls')
    .insert(row)
    .onConflict(['rollout_id', 'kind'])
    .merge();
}
