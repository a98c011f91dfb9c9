import { ApiError, ApiServer } from '../../kube/ApiServer';
import { until } from '../../plane/process/until';
import type { Freezable } from '../World';

const ADMISSION = '/apis/admissionregistration.k8s.io/v1';
const POLICIES = `${ADMISSION}/validatingadmissionpolicies`;
const BINDINGS = `${ADMISSION}/validatingadmissionpolicybindings`;

interface Kind {
  group: string;
  resource: string;
  /** Of which a dry run shows whether it is refused. */
  example: object;
}

const KINDS: { [F in Freezable]: Kind } = {
  routes: {
    group: 'gateway.networking.k8s.io',
    resource: 'httproutes',
    example: {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      spec: {},
    },
  },
  services: {
    group: '',
    resource: 'services',
    example: {
      apiVersion: 'v1',
      kind: 'Service',
      spec: { ports: [{ port: 80 }] },
    },
  },
};

const nameFor = (what: Freezable, namespace: string) =>
  `frozen-${what}-${namespace}`;

/** Lets the API server refuse every change of one kind of a namespace's objects. */
export async function freeze(
  api: ApiServer,
  namespace: string,
  what: Freezable,
): Promise<void> {
  const name = nameFor(what, namespace);
  const { group, resource } = KINDS[what];
  await api.create(POLICIES, {
    metadata: { name },
    spec: {
      failurePolicy: 'Fail',
      matchConstraints: {
        resourceRules: [
          {
            apiGroups: [group],
            apiVersions: ['*'],
            resources: [resource],
            operations: ['CREATE', 'UPDATE', 'DELETE'],
          },
        ],
      },
      validations: [{ expression: 'false', message: `${what} are frozen` }],
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
  await until(`${what} are frozen`, () => refuses(api, namespace, what));
}

/** Lets them be changed again. */
export async function thaw(
  api: ApiServer,
  namespace: string,
  what: Freezable,
): Promise<void> {
  const name = nameFor(what, namespace);
  await api.remove(`${BINDINGS}/${name}`);
  await api.remove(`${POLICIES}/${name}`);
  await until(`${what} can be changed`, async () => {
    return !(await refuses(api, namespace, what));
  });
}

/** A policy holds some time after it was written; a dry run shows when. */
async function refuses(
  api: ApiServer,
  namespace: string,
  what: Freezable,
): Promise<boolean> {
  const { group, resource, example } = KINDS[what];
  const root = group ? `/apis/${group}/v1` : '/api/v1';
  try {
    await api.create(`${root}/namespaces/${namespace}/${resource}?dryRun=All`, {
      ...example,
      metadata: { name: 'dry-run' },
    });
    return false;
  } catch (error) {
    if (error instanceof ApiError && error.message.includes('are frozen')) {
      return true;
    }
    throw error;
  }
}
