import { ActionRecord, withStep } from '../domain/actions/record';
import { isOfCanary } from '../domain/actions/types';
import { isStatus, toPatch } from '../domain/actions/words';
import { isDeepStrictEqual } from '../domain/equal';
import type { Turn } from './ports';
import { readBound } from './readBound';

/** Takes a temporary change back, unless somebody else changed the field since. */
export async function restore(record: ActionRecord, turn: Turn): Promise<void> {
  const text = await takeBack(record, turn);
  const step = { at: turn.now(), code: 'restored' as const, text };
  await turn.save(withStep(record, step, { restore: 'done' }));
}

/** What became of the field, in the cluster's terms. */
async function takeBack(
  record: ActionRecord,
  { canaries }: Turn,
): Promise<string> {
  const { write, before } = record;
  if (!write || !before || !isOfCanary(write)) {
    return 'nothing was changed';
  }
  const fresh = await readBound(record, canaries);
  if (!fresh) return 'the Canary is gone';
  const present = fresh.valueAt(write.field);
  const shown = `${write.field}: ${JSON.stringify(present ?? null)}`;
  if (!isDeepStrictEqual(present, write.value)) return shown;
  await canaries.patch(record, {
    body: toPatch(write.field, before.value),
    resourceVersion: fresh.canary.resourceVersion,
    isStatus: isStatus(write.field),
  });
  return `${write.field}: ${JSON.stringify(before.value)}`;
}
