import { KubernetesError } from '../collectors/kubernetes/client/KubernetesError';
import { ActionRecord, withStep } from '../domain/actions/record';
import { isStatus, toPatch } from '../domain/actions/words';
import { isDeepStrictEqual } from '../domain/equal';
import type { Turn } from './ports';

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
  const { write, before, bound } = record;
  if (!write || !before) return 'nothing was changed';
  const fresh = await canaries.read(record).catch(error => {
    if (error instanceof KubernetesError && error.status === 404) return null;
    throw error;
  });
  if (!fresh || fresh.canary.uid !== bound?.uid) {
    return 'the Canary is gone';
  }
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
