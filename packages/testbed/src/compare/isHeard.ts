import type { Change } from '../kube/NamespaceWatch';
import type { KubeObject } from '../kube/KubeObject';

/**
 * Whether the watch has told of the Canary as it was read, and of nothing later: on a busy machine the
 * two are not of the same moment.
 */
export function isHeard(history: Change[], canary: KubeObject | null): boolean {
  const last = history.at(-1);
  const known = last?.type === 'DELETED' ? undefined : last?.object;
  return known?.metadata.resourceVersion === canary?.metadata.resourceVersion;
}
