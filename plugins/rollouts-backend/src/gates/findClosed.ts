import type { ActionRecord } from '../domain/actions/record';
import { closedBy } from '../domain/gates/decided/closedBy';
import type { OwnGateKind } from '../domain/gates/poll';
import type { Store } from '../store/Store';

/** Of one release; nobody decides more often than this. */
const MOST_ACTIONS = 200;

/** What persons asked for about a release, newest first; nothing where there is none. */
export async function listDecisions(
  store: Pick<Store, 'listActions'>,
  rolloutId: string,
  releaseId: string | null,
): Promise<ActionRecord[]> {
  return releaseId === null
    ? []
    : store.listActions({
        rolloutId,
        releaseId,
        denied: false,
        limit: MOST_ACTIONS,
      });
}

/** The no of a person that keeps a gate of a release closed, or null. */
export async function findClosed(
  store: Pick<Store, 'listActions'>,
  rolloutId: string,
  releaseId: string | null,
  kind: OwnGateKind,
): Promise<ActionRecord | null> {
  return closedBy(kind, await listDecisions(store, rolloutId, releaseId));
}
