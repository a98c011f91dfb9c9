import { writeFile } from 'node:fs/promises';
import type { ApiServer } from './ApiServer';

const NAMESPACE = 'backstage';
const NAME = 'rollouts';
const ACCOUNTS = `/api/v1/namespaces/${NAMESPACE}/serviceaccounts`;
const RBAC = '/apis/rbac.authorization.k8s.io/v1';
const TOKEN_SECONDS = 24 * 3_600;

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
];

/** The service account that a portal reads and acts with. */
export async function createPortalAccount(api: ApiServer): Promise<void> {
  const role = `${NAMESPACE}-${NAME}`;
  await api.create('/api/v1/namespaces', { metadata: { name: NAMESPACE } });
  await api.create(`${RBAC}/clusterroles`, {
    metadata: { name: role },
    rules: PORTAL_RULES,
  });
  await api.create(`${RBAC}/clusterrolebindings`, {
    metadata: { name: role },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name: role,
    },
    subjects: [{ kind: 'ServiceAccount', name: NAME, namespace: NAMESPACE }],
  });
  await api.create(ACCOUNTS, { metadata: { name: NAME } });
}

/** Writes a token of the account to a file that only we may read. */
export async function writePortalToken(
  api: ApiServer,
  file: string,
): Promise<void> {
  const { status } = await api.create<{ status: { token: string } }>(
    `${ACCOUNTS}/${NAME}/token`,
    { spec: { expirationSeconds: TOKEN_SECONDS } },
  );
  await writeFile(file, status.token, { mode: 0o600 });
}

/** Makes all tokens that were given out worthless: they name an account that is gone. */
export async function revokePortalTokens(api: ApiServer): Promise<void> {
  await api.remove(`${ACCOUNTS}/${NAME}`);
  await api.create(ACCOUNTS, { metadata: { name: NAME } });
}
