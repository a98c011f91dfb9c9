import type { ApiServer } from '../../kube/ApiServer';

/** Where the accounts of portals are. */
export const PORTAL_NAMESPACE = 'backstage';
/** The role that each of them has, unless it sees no workloads. */
export const PORTAL_ROLE = 'backstage-rollouts';
export const BLIND_ROLE = 'backstage-rollouts-blind';
export const RBAC = '/apis/rbac.authorization.k8s.io/v1';

/** What it takes to know of what nobody names. */
const SEEING = ['list', 'watch'];

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

/** The same without watching workloads: one may be read and changed where it is known by its name. */
export const BLIND_RULES = PORTAL_RULES.map(rule =>
  rule.apiGroups.includes('apps')
    ? { ...rule, verbs: rule.verbs.filter(verb => !SEEING.includes(verb)) }
    : rule,
);

/** The rights of portals, and where their accounts go. */
export async function createPortalRole(api: ApiServer): Promise<void> {
  const metadata = { name: PORTAL_NAMESPACE };
  await api.create('/api/v1/namespaces', { metadata });
  const roles = { [PORTAL_ROLE]: PORTAL_RULES, [BLIND_ROLE]: BLIND_RULES };
  for (const [name, rules] of Object.entries(roles)) {
    await api.create(`${RBAC}/clusterroles`, { metadata: { name }, rules });
  }
}
