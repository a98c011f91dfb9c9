import type { ClusterObject, ObjectStore } from '../cluster/types';

interface PodTemplate {
  metadata?: { labels?: Record<string, string> };
  spec?: Record<string, unknown>;
}

/** One ReplicaSet for each template, with the pods that run now. */
export function replacePods(
  store: ObjectStore,
  deployment: ClusterObject,
  hash: string,
  replicas: number,
): void {
  const { namespace, name } = deployment.metadata;
  const current = `${name}-${hash}`;
  for (const set of ownedBy(store, 'replicasets.apps', deployment)) {
    if (set.metadata.name !== current) scale(store, set, 0);
  }
  const set =
    store.get('replicasets.apps', namespace, current) ??
    store.create('replicasets.apps', {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: {
        name: current,
        namespace,
        labels: template(deployment).metadata?.labels,
        ownerReferences: [owner(deployment)],
      },
      spec: { replicas, template: deployment.spec?.template },
    });
  scale(store, set, replicas);
}

function scale(store: ObjectStore, set: ClusterObject, replicas: number): void {
  const { namespace, name } = set.metadata;
  const pods = ownedBy(store, 'pods', set);
  pods
    .slice(replicas)
    .forEach(pod => store.delete('pods', namespace, pod.metadata.name));
  for (let index = pods.length; index < replicas; index++) {
    store.create('pods', podOf(set, index));
  }
  const current = store.get('replicasets.apps', namespace, name);
  if (!current) return;
  const written = store.update('replicasets.apps', {
    ...current,
    spec: { ...current.spec, replicas },
  });
  store.update(
    'replicasets.apps',
    { ...written, status: { replicas, readyReplicas: replicas } },
    'status',
  );
}

function podOf(set: ClusterObject, index: number): ClusterObject {
  const { metadata, spec } = template(set);
  const suffix = `${index}${set.metadata.uid?.slice(0, 4) ?? ''}`;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${set.metadata.name}-${suffix}`,
      namespace: set.metadata.namespace,
      labels: metadata?.labels,
      ownerReferences: [owner(set)],
    },
    spec,
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: 'True' }],
    },
  };
}

function ownedBy(
  store: ObjectStore,
  resource: 'replicasets.apps' | 'pods',
  { metadata }: ClusterObject,
): ClusterObject[] {
  return store
    .list(resource, metadata.namespace)
    .filter(o => o.metadata.ownerReferences?.some(r => r.uid === metadata.uid));
}

function template(object: ClusterObject): PodTemplate {
  return (object.spec?.template ?? {}) as PodTemplate;
}

function owner({ apiVersion, kind, metadata }: ClusterObject) {
  return {
    apiVersion,
    kind,
    name: metadata.name,
    uid: metadata.uid ?? '',
    controller: true,
  };
}
