import type { Knex } from 'knex';
import type { Grounds } from '../../../domain/gates/grounds';
import type { GatePoll } from '../../../domain/gates/poll';
import type { GatePollRow } from '../../tables';
import type { Ledger } from '../audit/withAudit';
import { together } from '../together';
import { judgePoll } from './judgePoll';
import { savePoll } from './savePoll';
import { touchPolls } from './touchPolls';

interface Told {
  poll: GatePoll;
  because: Grounds | null;
}

/**
 * Keeps questions of gates as `savePoll` does; those that come at the same time and tell nothing
 * otherwise are one question to the database and one write.
 */
export function createPollWriter(
  knex: Knex,
  ledger: Ledger,
): (told: Told) => Promise<boolean> {
  const one = ({ poll, because }: Told) =>
    savePoll(knex, poll, because, ledger);
  return together(async all => {
    const known = await readKnown(knex, all);
    const verdicts = all.map(told =>
      isAlone(told, all)
        ? judgePoll(known.get(gateOf(told.poll)) ?? [], told.poll, told.because)
        : 'otherwise',
    );
    const times = all
      .filter((_, index) => verdicts[index] === 'time')
      .map(({ poll }) => poll);
    // What cannot be written of one gate must not keep the others from being written.
    const left = await touchPolls(knex, times).catch(() => times);
    const answers = await Promise.allSettled(
      all.map(async (told, index) => {
        const verdict = verdicts[index];
        if (verdict === 'beyond') return false;
        const isDone =
          verdict === 'kept' ||
          (verdict === 'time' && !left.includes(told.poll));
        return isDone || one(told);
      }),
    );
    return answers.map(answer =>
      answer.status === 'fulfilled' ? answer.value : (answer.reason as Error),
    );
  });
}

/** Of two questions of one gate at once each is judged beside what the other has written. */
function isAlone({ poll }: Told, all: readonly Told[]): boolean {
  return all.filter(other => gateOf(other.poll) === gateOf(poll)).length === 1;
}

async function readKnown(
  knex: Knex,
  all: readonly Told[],
): Promise<Map<string, GatePollRow[]>> {
  const rows = await knex<GatePollRow>('gate_polls').whereIn('rollout_id', [
    ...new Set(all.map(({ poll }) => poll.rolloutId)),
  ]);
  const known = new Map<string, GatePollRow[]>();
  for (const row of rows) {
    const gate = `${row.rollout_id} ${row.kind}`;
    known.set(gate, [...(known.get(gate) ?? []), row]);
  }
  return known;
}

function gateOf({ rolloutId, kind }: GatePoll): string {
  return `${rolloutId} ${kind}`;
}
