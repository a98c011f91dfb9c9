import type { Resource } from './types';

/** What the API server knows about a kind. */
export interface Kind {
  resource: Resource;
  group: string;
  version: string;
  plural: string;
  singular: string;
  kind: string;
  namespaced: boolean;
  hasStatus: boolean;
}

const kind = (
  resource: Resource,
  version: string,
  kindName: string,
  options: { clusterWide?: boolean; noStatus?: boolean } = {},
): Kind => {
  const [plural, ...group] = resource.split('.');
  return {
    resource,
    group: group.join('.'),
    version,
    plural,
    singular: kindName.toLowerCase(),
    kind: kindName,
    namespaced: !options.clusterWide,
    hasStatus: !options.noStatus,
  };
};

/** All kinds that the sandbox serves. */
export const kinds: Kind[] = [
  kind('canaries.flagger.app', 'v1beta1', 'Canary'),
  kind('metrictemplates.flagger.app', 'v1beta1', 'MetricTemplate'),
  kind('alertproviders.flagger.app', 'v1beta1', 'AlertProvider'),
  kind('deployments.apps', 'v1', 'Deployment'),
  kind('daemonsets.apps', 'v1', 'DaemonSet'),
  kind('replicasets.apps', 'v1', 'ReplicaSet'),
  kind('horizontalpodautoscalers.autoscaling', 'v2', 'HorizontalPodAutoscaler'),
  kind('prometheusrules.monitoring.coreos.com', 'v1', 'PrometheusRule'),
  kind('httproutes.gateway.networking.k8s.io', 'v1', 'HTTPRoute'),
  kind(
    'customresourcedefinitions.apiextensions.k8s.io',
    'v1',
    'CustomResourceDefinition',
    { clusterWide: true },
  ),
  kind('pods', 'v1', 'Pod'),
  kind('events', 'v1', 'Event', { noStatus: true }),
  kind('namespaces', 'v1', 'Namespace', { clusterWide: true }),
  kind('services', 'v1', 'Service'),
  kind('configmaps', 'v1', 'ConfigMap', { noStatus: true }),
];

/** The kind of a resource. */
export function kindOf(resource: Resource): Kind {
  const found = kinds.find(known => known.resource === resource);
  if (!found) throw new Error(`The sandbox has no kind ${resource}`);
  return found;
}

/** The kind of an object by its apiVersion and kind, or undefined. */
export function kindOfObject(object: {
  apiVersion?: unknown;
  kind?: unknown;
}): Kind | undefined {
  return kinds.find(
    known =>
      known.kind === object.kind && apiVersionOf(known) === object.apiVersion,
  );
}

export function apiVersionOf({ group, version }: Kind): string {
  return group ? `${group}/${version}` : version;
}
