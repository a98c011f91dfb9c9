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
 * otherwise are one question to the database and one write. What is told otherwise goes its own way,
 * so that nobody waits for it who does not tell it.
 */
export function createPollWriter(
  knex: Knex,
  ledger: Ledger,
): (told: Told) => Promise<boolean> {
  const judge = together<Told, ReturnType<typeof judgePoll>>(
    async (all, limitMs) => {
      const known = await readKnown(knex, all, limitMs);
      const verdicts = all.map(told =>
        isAlone(told, all) ? judgeBeside(known, told) : 'otherwise',
      );
      const times = all
        .filter((_, index) => verdicts[index] === 'time')
        .map(({ poll }) => poll);
      // What cannot be written of one gate must not keep the others from being written.
      const left = await touchPolls(knex, times).catch(() => times);
      return verdicts.map((verdict, index) => {
        if (verdict !== 'time') return verdict;
        return left.includes(all[index].poll) ? 'otherwise' : 'kept';
      });
    },
  );
  return async told => {
    const verdict = await judge(told);
    return verdict === 'otherwise'
      ? savePoll(knex, told.poll, told.because, ledger)
      : verdict === 'kept';
  };
}

/** Of two questions of one gate at once each is judged beside what the other has written. */
function isAlone({ poll }: Told, all: readonly Told[]): boolean {
  return all.filter(other => gateOf(other.poll) === gateOf(poll)).length === 1;
}

function judgeBeside(
  known: Map<string, GatePollRow[]>,
  { poll }: Told,
): ReturnType<typeof judgePoll> {
  return judgePoll(known.get(gateOf(poll)) ?? [], poll);
}

async function readKnown(
  knex: Knex,
  all: readonly Told[],
  limitMs: number,
): Promise<Map<string, GatePollRow[]>> {
  const rows = await knex<GatePollRow>('gate_polls')
    .whereIn('rollout_id', [...new Set(all.map(({ poll }) => poll.rolloutId))])
    .timeout(limitMs);
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
