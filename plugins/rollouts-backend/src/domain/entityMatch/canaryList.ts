import type { RolloutIdentity } from './types';

/** One entry of `[<cluster>:]<namespace>/<name>[, …]`. */
interface CanaryName {
  cluster: string | null;
  namespace: string;
  name: string;
}

/**
 * Reads the annotation flagger.app/canary. Cluster names may hold `:` and `/`, so an entry is read
 * from the right: the name, the namespace, and all that is left of the last `:` is the cluster.
 * Entries that cannot be read are left out.
 */
export function parseCanaryList(value: string): CanaryName[] {
  return value.split(',').flatMap(entry => {
    const match = /^(?:(.+):)?([^/:\s]+)\/([^/:\s]+)$/.exec(entry.trim());
    return match
      ? [{ cluster: match[1] ?? null, namespace: match[2], name: match[3] }]
      : [];
  });
}

/** Whether the list names the rollout. */
export function isListed(list: string, rollout: RolloutIdentity): boolean {
  return parseCanaryList(list).some(
    ({ cluster, namespace, name }) =>
      (cluster === null || cluster === rollout.cluster) &&
      namespace === rollout.namespace &&
      name === rollout.name,
  );
}
