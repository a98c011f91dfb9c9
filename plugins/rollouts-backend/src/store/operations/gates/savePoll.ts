import type { Knex } from 'knex';
import { isOtherAnswer, rowOfAnswer } from '../../../domain/audit/rowOfAnswer';
import { Grounds, since } from '../../../domain/gates/grounds';
import type { GatePoll } from '../../../domain/gates/poll';
import type { GatePollRow } from '../../tables';
import { aboutRollout } from '../audit/aboutRollout';
import { Ledger, withAudit } from '../audit/withAudit';
import { toRow } from './toRow';

/** Flagger asks every ten seconds at most; who asks more often is not written down each time. */
const WRITE_EVERY_MS = 5_000;
/**
 * Whoever may read a Canary can ask in its name. What was asked first stays, so nobody can push out
 * what Flagger asks about.
 */
const MOST_CHECKSUMS = 16;

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
  const { rollout_id, kind, checksum, key_id, release_id, answer } = row;
  const known = await knex<GatePollRow>('gate_polls').where({
    rollout_id,
    kind,
  });
  const same = known.find(other => other.checksum === checksum);
  const isFresh =
    same?.release_id === release_id &&
    same.key_id === key_id &&
    Boolean(same.answer) === answer &&
    Number(same.polled_at) > poll.polledAt - WRITE_EVERY_MS &&
    // Whoever decided waits for the first answer that says so.
    Number(same.polled_at) >= since(because);
  if (isFresh) return true;
  // What another replica told since is the newer word.
  if (isOlderWord(same, row)) return true;
  const isOther = known.some(other => other.release_id !== release_id);
  if (!isOther && !same && known.length >= MOST_CHECKSUMS) return false;
  const before = same && Boolean(same.answer);
  await withAudit(knex, ledger, async (trx, note) => {
    if (isOther) {
      await trx<GatePollRow>('gate_polls')
        .where({ rollout_id, kind })
        .where(others =>
          release_id === null
            ? others.whereNotNull('release_id')
            : others.whereNull('release_id').orWhereNot({ release_id }),
        )
        .delete();
    }
    await trx<GatePollRow>('gate_polls')
      .insert(row)
      .onConflict(['rollout_id', 'kind', 'checksum'])
      .merge();
    if (!isOtherAnswer(before, poll)) return;
    const about = await aboutRollout(trx, rollout_id, ledger);
    note([rowOfAnswer(poll, because, about)]);
  });
  return true;
}

function isOlderWord(
  known: GatePollRow | undefined,
  { release_id, answer, polled_at }: GatePollRow,
): boolean {
  return (
    known !== undefined &&
    known.release_id === release_id &&
    Boolean(known.answer) !== Boolean(answer) &&
    Number(known.polled_at) > Number(polled_at)
  );
}
