import type { FlaggerSighting } from '@rollouts/backstage-plugin-rollouts-common';
import { list } from '../kubernetes/client/list';
import type { Transport } from '../kubernetes/client/Transport';
import { withQuery } from '../kubernetes/client/withQuery';
import { readDeployment } from './wire';

/** As Flagger's Helm chart labels it; its Kustomize base has only the name. */
const SELECTORS: Array<Record<string, string>> = [
  { labelSelector: 'app.kubernetes.io/name=flagger' },
  { fieldSelector: 'metadata.name=flagger' },
];

/**
 * Flagger's Deployments, by label, else by name.
 *
 * @param namespace null: all
 * @throws KubernetesError
 */
export async function findDeployments(
  transport: Transport,
  namespace: string | null,
  signal: AbortSignal,
): Promise<FlaggerSighting['found']> {
  const scope = namespace ? `namespaces/${encodeURIComponent(namespace)}/` : '';
  for (const selector of SELECTORS) {
    const path = withQuery(`/apis/apps/v1/${scope}deployments`, selector);
    const { items } = await list(transport, path, { signal });
    const found = items.flatMap(item => readDeployment(item) ?? []);
    if (found.length > 0) return found;
  }
  return [];
}
