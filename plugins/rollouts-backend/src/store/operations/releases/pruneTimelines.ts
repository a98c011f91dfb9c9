import type { Knex } from 'knex';

/** Releases per statement: a first run over years of history must not hold locks for minutes. */
const BATCH = 500;

/** Releases themselves stay: the history table is small, timelines and readings are not. */
export async function pruneTimelines(
  knex: Knex,
  closedBefore: number,
): Promise<number> {
  let pruned = 0;
  for (;;) {
    const ids: string[] = await knex('releases')
      .where('closed_at', '<', closedBefore)
      .whereExists(
        knex('timeline').select('*').whereRaw('release_id = releases.id'),
      )
      .limit(BATCH)
      .pluck('id');
    if (ids.length === 0) return pruned;
    await knex('samples').whereIn('release_id', ids).delete();
    await knex('timeline').whereIn('release_id', ids).delete();
    pruned += ids.length;
  }
}
