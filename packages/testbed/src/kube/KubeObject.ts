/** A Kubernetes object as the API sends it. Whoever reads a field checks it. */
export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    uid?: string;
    resourceVersion?: string;
    generation?: number;
    deletionTimestamp?: string;
    annotations?: Record<string, string>;
    labels?: Record<string, string>;
    [field: string]: unknown;
  };
  [field: string]: unknown;
}

const GROUPS = {
  canaries: '/apis/flagger.app/v1beta1',
  metrictemplates: '/apis/flagger.app/v1beta1',
  deployments: '/apis/apps/v1',
  daemonsets: '/apis/apps/v1',
  httproutes: '/apis/gateway.networking.k8s.io/v1',
  horizontalpodautoscalers: '/apis/autoscaling/v2',
  configmaps: '/api/v1',
  services: '/api/v1',
  events: '/api/v1',
  namespaces: '/api/v1',
  roles: '/apis/rbac.authorization.k8s.io/v1',
  rolebindings: '/apis/rbac.authorization.k8s.io/v1',
  pods: '/api/v1',
} as const;

/** The kinds that the suite works with, by their plural. */
export type Plural = keyof typeof GROUPS;

const TARGETS: Record<string, Plural> = {
  DaemonSet: 'daemonsets',
  Service: 'services',
};

/** Where a target of that kind is; what Flagger does not know it takes for a Deployment. */
export function pluralOfTarget(kind: string): Plural {
  return TARGETS[kind] ?? 'deployments';
}

/** The path of a collection, of an object or of its status. */
export function pathOf(
  plural: Plural,
  namespace: string | null,
  name?: string,
  subresource?: 'status',
): string {
  return [
    GROUPS[plural],
    ...(namespace === null ? [] : ['namespaces', namespace]),
    plural,
    ...(name === undefined ? [] : [name]),
    ...(subresource ? [subresource] : []),
  ].join('/');
}
