import { StatusError } from '../cluster/StatusError';
import type { SandboxCluster } from '../sandbox/SandboxCluster';
import type { Source } from '../sandbox/Source';

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

/** @throws StatusError 404 that names the sources there are. */
export function findSource(
  clusters: SandboxCluster[],
  { cluster, source }: { cluster: string; source: string },
): Source {
  const { sources } = findCluster(clusters, cluster);
  const found = sources.find(({ name }) => name === source);
  if (found) return found;
  const names = sources.map(({ name }) => name).join(', ');
  throw new StatusError(
    'NotFound',
    `There is no source "${source}" in ${cluster}; there are ${names}`,
  );
}
