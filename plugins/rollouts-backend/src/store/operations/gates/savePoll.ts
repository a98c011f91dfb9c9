import type { Knex } from 'knex';
import { isOtherAnswer, rowOfAnswer } from '../../../domain/audit/rowOfAnswer';
import type { Grounds } from '../../../domain/gates/grounds';
import type { GatePoll } from '../../../domain/gates/poll';
import type { GatePollRow } from '../../tables';
import { aboutRollout } from '../audit/aboutRollout';
import { Ledger, withAudit } from '../audit/withAudit';
import { judgePoll, outOfPlace } from './judgePoll';
import { toRow } from './toRow';

/**
 * Keeps a question of a gate; those of an earlier release go. The audit tells of an answer that is
 * another than before, not of each question. Of several at once each is judged beside what the ones
 * before it have written.
 *
 * @returns whether it is kept: see `judgePoll` for what is not
 */
export async function savePoll(
  knex: Knex,
  poll: GatePoll,
  because: Grounds | null,
  ledger: Ledger,
): Promise<boolean> {
  const row = toRow(poll);
  const { rollout_id, kind, checksum, release_id } = row;
  return withAudit(knex, ledger, async (trx, note) => {
    await trx('rollouts')
      .where({ id: rollout_id })
      .forNoKeyUpdate()
      .select('id');
    const known = await trx<GatePollRow>('gate_polls').where({
      rollout_id,
      kind,
    });
    const verdict = judgePoll(known, poll);
    if (verdict === 'refused' || verdict === 'kept') return verdict === 'kept';
    const same = known.find(other => other.checksum === checksum);
    const gone = known.filter(other => other.release_id !== release_id);
    const leaving = same || gone.length > 0 ? gone : outOfPlace(known);
    await trx<GatePollRow>('gate_polls')
      .where({ rollout_id, kind })
      .whereIn(
        'checksum',
        leaving.map(other => other.checksum),
      )
      .delete();
    await trx<GatePollRow>('gate_polls')
      .insert(row)
      .onConflict(['rollout_id', 'kind', 'checksum'])
      .merge();
    if (isOtherAnswer(same && Boolean(same.answer), poll)) {
      const about = await aboutRollout(trx, rollout_id, ledger);
      note([rowOfAnswer(poll, because, about)]);
    }
    return true;
  });
}
