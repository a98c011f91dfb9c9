import type { Knex } from 'knex';
import { isOtherAnswer, rowOfAnswer } from '../../../domain/audit/rowOfAnswer';
import type { Grounds } from '../../../domain/gates/grounds';
import type { GatePoll } from '../../../domain/gates/poll';
import type { GatePollRow } from '../../tables';
import { aboutRollout } from '../audit/aboutRollout';
import { Ledger, withAudit } from '../audit/withAudit';
import { judgePoll } from './judgePoll';
import { toRow } from './toRow';

/**
 * Keeps a question of a gate; those of an earlier release go. The audit tells of an answer that is
 * another than before, not of each question.
 *
 * @returns whether it is kept: what is asked about beyond a number is not
 */
export async function savePoll(
  knex: Knex,
  poll: GatePoll,
  because: Grounds | null,
  ledger: Ledger,
): Promise<boolean> {
  const row = toRow(poll);
  const { rollout_id, kind, checksum, release_id } = row;
  const known = await knex<GatePollRow>('gate_polls').where({
    rollout_id,
    kind,
  });
  const verdict = judgePoll(known, poll, because);
  if (verdict === 'beyond') return false;
  if (verdict === 'kept') return true;
  const same = known.find(other => other.checksum === checksum);
  await withAudit(knex, ledger, async (trx, note) => {
    await trx<GatePollRow>('gate_polls')
      .where({ rollout_id, kind })
      .where(others =>
        release_id === null
          ? others.whereNotNull('release_id')
          : others.whereNull('release_id').orWhereNot({ release_id }),
      )
      .delete();
    await trx<GatePollRow>('gate_polls')
      .insert(row)
      .onConflict(['rollout_id', 'kind', 'checksum'])
      .merge();
    if (!isOtherAnswer(same && Boolean(same.answer), poll)) return;
    const about = await aboutRollout(trx, rollout_id, ledger);
    note([rowOfAnswer(poll, because, about)]);
  });
  return true;
}
