import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { Fact, ReleaseFields, TimelineFact } from '../../../domain/fact';
import type { ReleaseRow, TimelineRow } from '../../tables';

/** Each fact is the new truth of its row: writing one twice changes nothing. */
export async function writeFacts(
  trx: Knex.Transaction,
  rolloutId: string,
  facts: Fact[],
): Promise<void> {
  for (const fact of facts) {
    switch (fact.kind) {
      case 'release':
        await writeRelease(trx, rolloutId, fact.release);
        break;
      case 'timeline':
        await writeEntry(trx, releaseId(rolloutId, fact.number), fact.entry);
        break;
      default:
        await trx<TimelineRow>('timeline')
          .where({
            release_id: releaseId(rolloutId, fact.number),
            dedupe_key: hash(fact.dedupeKey),
          })
          .delete();
    }
  }
}

async function writeRelease(
  trx: Knex.Transaction,
  rolloutId: string,
  release: ReleaseFields,
): Promise<void> {
  await trx<ReleaseRow>('releases')
    .insert({
      id: releaseId(rolloutId, release.number),
      rollout_id: rolloutId,
      number: release.number,
      opened_at: release.openedAt,
      closed_at: release.closedAt,
      outcome: release.outcome,
      release_json: JSON.stringify(release),
    })
    .onConflict(['rollout_id', 'number'])
    .merge();
}

async function writeEntry(
  trx: Knex.Transaction,
  release: string,
  entry: TimelineFact,
): Promise<void> {
  await trx<TimelineRow>('timeline')
    .insert({
      release_id: release,
      dedupe_key: hash(entry.dedupeKey),
      at: entry.at,
      kind: entry.details.kind,
      details_json: JSON.stringify(entry.details),
      feeds_json: JSON.stringify(entry.feeds),
    })
    .onConflict(['release_id', 'dedupe_key'])
    .merge();
}

function releaseId(rolloutId: string, number: number): string {
  return `${rolloutId}.${number}`;
}

function hash(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
