import type { ClusterObject } from '../../cluster/types';
import { templateHash } from '../../workloads/workloadSpec';
import type { PodOrigin } from '../series/PodLife';

/** A pod as the recorder reads it. */
export type Pod = Omit<PodOrigin, 'from' | 'tide'>;

interface Container {
  name: string;
  image: string;
}

interface PodSpec {
  containers?: Container[];
}

/** Reads a pod of a Deployment; null for anything else. */
export function podOf(object: ClusterObject): Pod | null {
  const { namespace, name, ownerReferences } = object.metadata;
  const set = ownerReferences?.find(({ kind }) => kind === 'ReplicaSet');
  const container = firstContainer(object.spec);
  if (!namespace || !set || !container) return null;
  const workload = set.name.replace(/-[^-]+$/, '');
  return { namespace, pod: name, workload, ...described(container) };
}

/** The pods that a DaemonSet's status counts as ready. */
export function daemonSetPods(object: ClusterObject): Pod[] {
  const { namespace, name } = object.metadata;
  const { spec } = (object.spec?.template ?? {}) as { spec?: PodSpec };
  const container = firstContainer(spec);
  const { numberReady = 0 } = (object.status ?? {}) as { numberReady?: number };
  if (!namespace || !container) return [];
  const hash = templateHash(object).slice(0, 4);
  return Array.from({ length: numberReady }, (_, index) => ({
    namespace,
    pod: `${name}-${hash}${index}`,
    workload: name,
    ...described(container),
  }));
}

function firstContainer(spec: unknown): Container | undefined {
  return (spec as PodSpec | undefined)?.containers?.[0];
}

/** A container named `manager` is what operators have by custom; all others answer requests. */
function described({ name, image }: Container) {
  const profile = name === 'manager' ? 'operator' : 'http';
  return { container: name, image, profile } as const;
}
