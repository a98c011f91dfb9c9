import type { ClusterObject, ObjectStore, Resource } from '../../cluster/types';
import type { Canary } from '../canary';

/** Kubernetes scales no DaemonSet; Flagger sends its pods to nodes that do not exist. */
const SCALE_TO_ZERO = 'flagger.app/scale-to-zero';

const RESOURCES: Partial<Record<string, Resource>> = {
  DaemonSet: 'daemonsets.apps',
  Service: 'services',
};

/** Where the target and its primary live. */
export function workloadResource(canary: Canary): Resource {
  return RESOURCES[canary.spec.targetRef.kind] ?? 'deployments.apps';
}

export function primaryName(canary: Canary): string {
  return `${canary.spec.targetRef.name}-primary`;
}

export function getTarget(store: ObjectStore, canary: Canary) {
  return store.get(
    workloadResource(canary),
    canary.metadata.namespace,
    canary.spec.targetRef.name,
  );
}

export function getPrimary(store: ObjectStore, canary: Canary) {
  return store.get(
    workloadResource(canary),
    canary.metadata.namespace,
    primaryName(canary),
  );
}

/** The label that tells primary pods from canary pods (flag -selector-labels). */
export function selectorLabel(target: ClusterObject): string | undefined {
  const { selector } = target.spec as {
    selector?: { matchLabels?: Record<string, string> };
  };
  return ['app', 'name', 'app.kubernetes.io/name'].find(
    label => selector?.matchLabels?.[label],
  );
}

/** Scales the target; `null` replicas: back to those of the primary. */
export function scaleTarget(
  store: ObjectStore,
  canary: Canary,
  up: boolean,
): void {
  const target = getTarget(store, canary);
  // A Service has no pods of its own.
  if (!target || target.kind === 'Service') return;
  if (workloadResource(canary) === 'daemonsets.apps') {
    scaleDaemonSet(store, target, up);
    return;
  }
  const current = Number(target.spec?.replicas ?? 1);
  const primary = Number(getPrimary(store, canary)?.spec?.replicas ?? 1);
  const replicas = up ? current || primary : 0;
  if (replicas === current) return;
  store.update(workloadResource(canary), {
    ...target,
    spec: { ...target.spec, replicas },
  });
}

function scaleDaemonSet(
  store: ObjectStore,
  target: ClusterObject,
  up: boolean,
): void {
  const next = structuredClone(target);
  const { spec } = next.spec?.template as {
    spec: { nodeSelector?: Record<string, string> };
  };
  const { [SCALE_TO_ZERO]: _, ...selector } = spec.nodeSelector ?? {};
  spec.nodeSelector = up ? selector : { ...selector, [SCALE_TO_ZERO]: 'true' };
  store.update('daemonsets.apps', next);
}
