import type { ClusterConfig } from '../../config/clusters';
import { WatchedKind, watchedKinds } from './toObservation';

/** One kind in one namespace, or in all of the cluster: what one reflector reads. */
export interface Feed {
  name: string;
  kind: WatchedKind;
  namespace: string | null;
}

/** All that is read of a cluster. */
export function feedsOf({ namespaces }: ClusterConfig): Feed[] {
  return watchedKinds.flatMap(kind =>
    (namespaces ?? [null]).map(namespace => ({
      kind,
      namespace,
      name: namespace ? `${kind} in ${namespace}` : kind,
    })),
  );
}
