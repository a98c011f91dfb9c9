import type { ActionRecord } from '../domain/actions/record';
import { heldBy } from '../domain/gates/heldBy';
import type { Store } from '../store/Store';

/** Of one release; nobody pauses and resumes more often than this. */
const MOST_ACTIONS = 200;

/** The pause that holds the traffic of a release at the portal's own gate, or null. */
export async function findHold(
  store: Pick<Store, 'listActions'>,
  rolloutId: string,
  releaseId: string | null,
): Promise<ActionRecord | null> {
  if (releaseId === null) return null;
  const of = { rolloutId, releaseId, denied: false, limit: MOST_ACTIONS };
  return heldBy(await store.listActions(of));
}
