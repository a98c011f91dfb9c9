import type { ActionRecord } from '../domain/actions/record';
import { closedBy } from '../domain/gates/heldBy';
import type { OwnGateKind } from '../domain/gates/poll';
import type { Store } from '../store/Store';

/** Of one release; nobody decides more often than this. */
const MOST_ACTIONS = 200;

/** The no of a person that keeps a gate of a release closed, or null. */
export async function findClosed(
  store: Pick<Store, 'listActions'>,
  rolloutId: string,
  releaseId: string | null,
  kind: OwnGateKind,
): Promise<ActionRecord | null> {
  if (releaseId === null) return null;
  const of = { rolloutId, releaseId, denied: false, limit: MOST_ACTIONS };
  return closedBy(kind, await store.listActions(of));
}
