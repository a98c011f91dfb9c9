import { ActionRecord, Step, withStep } from '../domain/actions/record';
import { isOfCanary } from '../domain/actions/types';
import { isStatus, toPatch } from '../domain/actions/words';
import { isDeepStrictEqual } from '../domain/equal';
import type { Turn } from './ports';
import { readBound } from './readBound';

/** Takes a temporary change back, unless somebody else changed the field since. */
export async function restore(
  record: ActionRecord,
  turn: Pick<Turn, 'canaries' | 'save' | 'now'>,
): Promise<void> {
  const found = await takeBack(record, turn);
  const step = { at: turn.now(), code: 'restored' as const, ...found };
  await turn.save(withStep(record, step, { restore: 'done' }));
}

/** What became of the field, in the cluster's terms, and whether it was written. */
async function takeBack(
  record: ActionRecord,
  { canaries }: Pick<Turn, 'canaries'>,
): Promise<Pick<Step, 'text' | 'resourceVersion'>> {
  const { write, before } = record;
  if (!write || !before || !isOfCanary(write)) {
    return { text: 'nothing was changed' };
  }
  const fresh = await readBound(record, canaries);
  if (!fresh) return { text: 'the Canary is gone' };
  const present = fresh.valueAt(write.field) ?? null;
  const shown = `${write.field}: ${JSON.stringify(present)}`;
  if (!isDeepStrictEqual(present, write.value)) {
    // Never changed, put back by others, or by us and a crash hid the answer.
    const isBack = isDeepStrictEqual(present, before.value);
    return { text: isBack ? `${shown}: it was like before already` : shown };
  }
  const answered = await canaries.patch(record, {
    body: toPatch(write.field, before.value),
    resourceVersion: fresh.canary.resourceVersion,
    isStatus: isStatus(write.field),
  });
  return {
    text: `${write.field}: ${JSON.stringify(before.value)}`,
    ...answered,
  };
}
