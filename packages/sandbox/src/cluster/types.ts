/** A Kubernetes object inside the sandbox. Each reader narrows what it uses. */
export interface ClusterObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
  spec?: Record<string, unknown>;
  status?: Record<string, unknown>;
  [field: string]: unknown;
}

export interface ObjectMeta {
  name: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  finalizers?: string[];
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  ownerReferences?: Array<{
    apiVersion: string;
    kind: string;
    name: string;
    uid: string;
    controller?: boolean;
    blockOwnerDeletion?: boolean;
  }>;
  [field: string]: unknown;
}

/** Names a kind by its plural and group, e.g. `canaries.flagger.app`, `events` (core). */
export type Resource =
  | 'canaries.flagger.app'
  | 'metrictemplates.flagger.app'
  | 'alertproviders.flagger.app'
  | 'deployments.apps'
  | 'daemonsets.apps'
  | 'replicasets.apps'
  | 'horizontalpodautoscalers.autoscaling'
  | 'pods'
  | 'events'
  | 'namespaces'
  | 'services'
  | 'configmaps'
  | 'prometheusrules.monitoring.coreos.com'
  | 'httproutes.gateway.networking.k8s.io'
  | 'customresourcedefinitions.apiextensions.k8s.io';

export type ChangeType = 'ADDED' | 'MODIFIED' | 'DELETED';

/**
 * The state of one cluster: what etcd and the API server's storage layer do, without HTTP.
 *
 * Objects that come out are copies; changing them changes nothing. Every change gets the next
 * resourceVersion. A write that changes nothing emits nothing.
 */
export interface ObjectStore {
  get(
    resource: Resource,
    namespace: string | undefined,
    name: string,
  ): ClusterObject | undefined;
  list(resource: Resource, namespace?: string): ClusterObject[];
  /** @throws StatusError 409 AlreadyExists. */
  create(resource: Resource, object: ClusterObject): ClusterObject;
  /**
   * Replaces an object, or its status only. `generation` moves when anything but metadata and
   * status changes.
   *
   * @throws StatusError 404 NotFound; 409 Conflict when resourceVersion is set and is not current.
   */
  update(
    resource: Resource,
    object: ClusterObject,
    subresource?: 'status',
  ): ClusterObject;
  /** Removes at once, or sets deletionTimestamp while there are finalizers. Owned objects follow. */
  delete(resource: Resource, namespace: string | undefined, name: string): void;
  /** Called synchronously after each change, in order. The returned function unsubscribes. */
  subscribe(
    resource: Resource,
    listener: (change: { type: ChangeType; object: ClusterObject }) => void,
  ): () => void;
}
