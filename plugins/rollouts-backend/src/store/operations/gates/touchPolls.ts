import type { Knex } from 'knex';
import type { GatePoll } from '../../../domain/gates/poll';
import type { GatePollRow } from '../../tables';
import { toRow } from './toRow';

/** Rows of one statement: databases take so many parameters at most. */
const PORTION = 100;
const KEY = ['rollout_id', 'kind', 'checksum'] as const;
const STANDS =
  'gate_polls.release_id IS NOT DISTINCT FROM excluded.release_id AND gate_polls.answer = excluded.answer AND gate_polls.polled_at <= excluded.polled_at';

/**
 * Notes that questions were asked again and told the same, by whosever decision. Those that another replica told otherwise
 * meanwhile are left as they are, and answered.
 */
export async function touchPolls(
  knex: Knex,
  polls: GatePoll[],
): Promise<GatePoll[]> {
  const left: GatePoll[] = [];
  const sorted = [...polls].sort(inOrder);
  for (let from = 0; from < sorted.length; from += PORTION) {
    const portion = sorted.slice(from, from + PORTION);
    const written = await knex<GatePollRow>('gate_polls')
      .insert(portion.map(toRow))
      .onConflict([...KEY])
      .merge(['polled_at', 'decision_id'])
      .whereRaw(STANDS)
      .returning([...KEY]);
    const keys = new Set(written.map(keyOf));
    left.push(...portion.filter(poll => !keys.has(keyOf(toRow(poll)))));
  }
  return left;
}

function keyOf(row: Pick<GatePollRow, (typeof KEY)[number]>): string {
  return KEY.map(column => row[column]).join(' ');
}

/** Two replicas that write the same rows in one order wait for each other, and in two for ever. */
function inOrder(a: GatePoll, b: GatePoll): number {
  return keyOf(toRow(a)) < keyOf(toRow(b)) ? -1 : 1;
}
