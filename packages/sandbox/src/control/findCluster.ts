import { StatusError } from '../cluster/StatusError';
import type { SandboxCluster } from '../sandbox/SandboxCluster';

/** @throws StatusError 404 that names the clusters there are. */
export function findCluster(
  clusters: SandboxCluster[],
  name: string,
): SandboxCluster {
  const found = clusters.find(cluster => cluster.name === name);
  if (found) return found;
  const names = clusters.map(cluster => cluster.name).join(', ');
  throw new StatusError(
    'NotFound',
    `There is no cluster "${name}"; there are ${names}`,
  );
}
