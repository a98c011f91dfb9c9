import type { MissingRight } from '@rollouts/backstage-plugin-rollouts-common';

const NAME = 'rollouts-act';
const SERVICE_ACCOUNT = /^system:serviceaccount:([^:]+):([^:]+)$/;

/** The role that grants what is missing to the account, as it is applied. */
export function toRole({
  account,
  apiGroup,
  namespace,
  grant,
}: MissingRight): string {
  const kind = namespace === null ? 'ClusterRole' : 'Role';
  // One for each kind: applied under one name, the second would take away what the first grants.
  const role = `${NAME}-${grant.resources[0].replace(/[^a-z]+/g, '-')}`;
  const metadata = [
    'metadata:',
    `  name: ${role}`,
    ...(namespace === null ? [] : [`  namespace: ${text(namespace)}`]),
  ];
  const api = 'apiVersion: rbac.authorization.k8s.io/v1';
  return [
    api,
    `kind: ${kind}`,
    ...metadata,
    'rules:',
    `  - apiGroups: [${text(apiGroup)}]`,
    `    resources: [${grant.resources.map(text).join(', ')}]`,
    `    verbs: [${grant.verbs.map(text).join(', ')}]`,
    '---',
    api,
    `kind: ${kind}Binding`,
    ...metadata,
    'roleRef:',
    '  apiGroup: rbac.authorization.k8s.io',
    `  kind: ${kind}`,
    `  name: ${role}`,
    'subjects:',
    ...toSubject(account),
  ].join('\n');
}

function toSubject(account: string): string[] {
  const [, namespace, name] = SERVICE_ACCOUNT.exec(account) ?? [];
  return name
    ? [
        '  - kind: ServiceAccount',
        `    name: ${text(name)}`,
        `    namespace: ${text(namespace)}`,
      ]
    : [
        '  - kind: User',
        `    name: ${text(account)}`,
        '    apiGroup: rbac.authorization.k8s.io',
      ];
}

/** Names come from elsewhere: what could be more than a word is quoted. */
function text(value: string): string {
  return /^[a-z][\w./-]*$/i.test(value) ? value : JSON.stringify(value);
}
