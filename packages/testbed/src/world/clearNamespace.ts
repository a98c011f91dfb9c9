import type { KubeClient } from '../kube/KubeClient';
import type { Plural } from '../kube/KubeObject';

const KINDS: Plural[] = [
  'canaries',
  'httproutes',
  'deployments',
  'daemonsets',
  'services',
  'metrictemplates',
  'configmaps',
  'events',
];

/** Deletes what a scenario left in its namespace, Canaries first and without their finalizers. */
export async function clearNamespace(
  kube: KubeClient,
  namespace: string,
): Promise<void> {
  for (const plural of KINDS) {
    const { items } = await kube.list(plural, namespace);
    for (const { metadata } of items) {
      if (metadata.finalizers) {
        const patch = { metadata: { finalizers: null } };
        await kube.patch(plural, namespace, metadata.name, patch);
      }
      await kube.delete(plural, namespace, metadata.name);
    }
  }
}
