import { ApiError, ApiServer } from '../../kube/ApiServer';
import { until } from '../../plane/process/until';

const ADMISSION = '/apis/admissionregistration.k8s.io/v1';
const POLICIES = `${ADMISSION}/validatingadmissionpolicies`;
const BINDINGS = `${ADMISSION}/validatingadmissionpolicybindings`;
const nameFor = (namespace: string) => `frozen-routes-${namespace}`;

/** Lets the API server refuse every change of the namespace's HTTPRoutes. */
export async function freezeRoutes(
  api: ApiServer,
  namespace: string,
): Promise<void> {
  const name = nameFor(namespace);
  await api.create(POLICIES, {
    metadata: { name },
    spec: {
      failurePolicy: 'Fail',
      matchConstraints: {
        resourceRules: [
          {
            apiGroups: ['gateway.networking.k8s.io'],
            apiVersions: ['*'],
            resources: ['httproutes'],
            operations: ['CREATE', 'UPDATE', 'DELETE'],
          },
        ],
      },
      validations: [{ expression: 'false', message: 'routes are frozen' }],
    },
  });
  await api.create(BINDINGS, {
    metadata: { name },
    spec: {
      policyName: name,
      validationActions: ['Deny'],
      matchResources: {
        namespaceSelector: {
          matchLabels: { 'kubernetes.io/metadata.name': namespace },
        },
      },
    },
  });
  await until('routes are frozen', () => refuses(api, namespace));
}

/** Lets routes be changed again. */
export async function thawRoutes(
  api: ApiServer,
  namespace: string,
): Promise<void> {
  const name = nameFor(namespace);
  await api.remove(`${BINDINGS}/${name}`);
  await api.remove(`${POLICIES}/${name}`);
  await until('routes can be changed', async () => {
    return !(await refuses(api, namespace));
  });
}

/** A policy holds some time after it was written; a dry run shows when. */
async function refuses(api: ApiServer, namespace: string): Promise<boolean> {
  try {
    await api.create(
      `/apis/gateway.networking.k8s.io/v1/namespaces/${namespace}/httproutes?dryRun=All`,
      {
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'HTTPRoute',
        metadata: { name: 'dry-run' },
        spec: {},
      },
    );
    return false;
  } catch (error) {
    if (error instanceof ApiError && error.message.includes('are frozen')) {
      return true;
    }
    throw error;
  }
}
