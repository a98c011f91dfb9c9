import type { ApiServer } from '../../kube/ApiServer';

/** Where the accounts of portals are. */
export const PORTAL_NAMESPACE = 'backstage';
/** The role that each of them has. */
export const PORTAL_ROLE = 'backstage-rollouts';
export const RBAC = '/apis/rbac.authorization.k8s.io/v1';

const reads = (group: string, ...resources: string[]) => ({
  apiGroups: [group],
  resources,
  verbs: ['get', 'list', 'watch'],
});

/** What docs/configuration.md says for reading and docs/actions.md for acting, and nothing else. */
export const PORTAL_RULES = [
  reads('flagger.app', 'canaries'),
  {
    apiGroups: ['flagger.app'],
    resources: ['metrictemplates'],
    verbs: ['get'],
  },
  reads('', 'events'),
  reads('apps', 'deployments', 'daemonsets'),
  reads('gateway.networking.k8s.io', 'httproutes'),
  {
    apiGroups: ['flagger.app'],
    resources: ['canaries', 'canaries/status'],
    verbs: ['patch'],
  },
  {
    apiGroups: ['apps'],
    resources: ['deployments', 'daemonsets'],
    verbs: ['patch'],
  },
];

/** The rights of portals, and where their accounts go. */
export async function createPortalRole(api: ApiServer): Promise<void> {
  const metadata = { name: PORTAL_NAMESPACE };
  await api.create('/api/v1/namespaces', { metadata });
  await api.create(`${RBAC}/clusterroles`, {
    metadata: { name: PORTAL_ROLE },
    rules: PORTAL_RULES,
  });
}
