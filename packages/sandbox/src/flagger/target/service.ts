import type { ClusterObject, ObjectStore } from '../../cluster/types';
import type { Canary } from '../canary';
import { ownerOf } from './ownerOf';
import { getTarget } from './workload';

/** The sandbox gives out none; each would be refused. */
const ADDRESS = '10.96.0.1';

/**
 * A Service as target is copied as it is (pkg/canary/service_controller.go): at every tick to the
 * canary's, when it is promoted to the primary's.
 */
export function reconcileCanaryService(
  store: ObjectStore,
  canary: Canary,
): void {
  const target = getTarget(store, canary);
  if (target?.kind !== 'Service') return;
  const { namespace, name } = target.metadata;
  const known = store.get('services', namespace, `${name}-canary`);
  if (known) {
    store.update('services', { ...known, spec: target.spec });
    return;
  }
  store.create('services', copyOf(target, canary, 'canary'));
}

/** Kubernetes refuses the copy of a Service with an address: Flagger empties one of its two fields. */
export function copyProblem(
  { metadata, spec }: ClusterObject,
  target: string,
): string | null {
  if (spec?.type === 'ExternalName') return null;
  const name = `${metadata.name}-canary`;
  return `reconcileCanaryService failed: creating service ${target} query error: Service "${name}" is invalid: spec.clusterIPs: Invalid value: ["${ADDRESS}"]: must be empty when \`clusterIP\` is not specified`;
}

/** The Service of a role, as it is made first. */
export function copyOf(
  { apiVersion, kind, metadata, spec }: ClusterObject,
  canary: Canary,
  role: 'canary' | 'primary',
): ClusterObject {
  const { namespace, name, labels } = metadata;
  return {
    apiVersion,
    kind,
    metadata: {
      name: `${name}-${role}`,
      namespace,
      labels,
      ownerReferences: [ownerOf(canary)],
    },
    spec: structuredClone(spec),
  };
}
