import type { Snapshot } from '../../compare/readCluster';
import type { KubeObject } from '../../kube/KubeObject';

/** As whom the portal writes. */
const PORTAL = 'backstage-rollouts';

/**
 * What the portal has written to a rollout's objects, as the API server notes it: equal before and
 * after something, nothing was written by it.
 */
export function writtenIn({ canary, target, primary }: Snapshot): string {
  return JSON.stringify([canary, target, primary].map(entriesOfPortal));
}

function entriesOfPortal(object: KubeObject | null): unknown[] {
  const entries = object?.metadata.managedFields;
  return Array.isArray(entries)
    ? entries.filter(({ manager }) => manager === PORTAL)
    : [];
}
