import { aMissingRight } from '@rollouts/backstage-plugin-rollouts-common/testing';
import { toRole } from './role';

describe('the role that grants what is missing', () => {
  it('is given to the service account in the namespace', () => {
    expect(toRole(aMissingRight()))
      .toBe(`apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: rollouts-act-canaries
  namespace: shop
rules:
  - apiGroups: [flagger.app]
    resources: [canaries, canaries/status]
    verbs: [get, patch]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: rollouts-act-canaries
  namespace: shop
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: rollouts-act-canaries
subjects:
  - kind: ServiceAccount
    name: rollouts
    namespace: portal`);
  });

  it('is for the whole cluster where no namespace is named, and quotes what is no word', () => {
    const role = toRole(
      aMissingRight({
        account: 'arn:aws:iam::1:role/x\n- kind: User',
        apiGroup: '',
        namespace: null,
      }),
    );
    expect(role).toContain('kind: ClusterRoleBinding');
    expect(role).toContain('apiGroups: [""]');
    expect(role).toContain('name: "arn:aws:iam::1:role/x\\n- kind: User"');
    expect(role).not.toContain('namespace:');
  });
});
