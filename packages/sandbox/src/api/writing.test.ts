import { startApi, TestApi } from './__testUtils__/startApi';

const DEPLOYMENT = '/apis/apps/v1/namespaces/shop/deployments/cart';
const CANARY = '/apis/flagger.app/v1beta1/namespaces/shop/canaries/cart';
const MERGE = 'application/merge-patch+json';
const STRATEGIC = 'application/strategic-merge-patch+json';

const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'cart', namespace: 'shop', labels: { app: 'cart' } },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: 'cart' } },
    template: {
      spec: {
        containers: [
          { name: 'cart', image: 'cart:1' },
          { name: 'proxy', image: 'proxy:1' },
        ],
      },
    },
  },
};
const canary = {
  apiVersion: 'flagger.app/v1beta1',
  kind: 'Canary',
  metadata: { name: 'cart', namespace: 'shop' },
  spec: {
    targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'cart' },
    analysis: { interval: '10s', threshold: 3, maxWeight: 50 },
  },
};

describe('writing through the API', () => {
  let api: TestApi;

  beforeEach(async () => {
    api = await startApi([deployment, canary]);
  });

  afterEach(() => api.stop());

  const patch = async (path: string, contentType: string, body: object) => {
    const response = await api.ask(path, {
      method: 'PATCH',
      contentType,
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };
  const image = (name: string, tag: string) => ({
    spec: { template: { spec: { containers: [{ name, image: tag }] } } },
  });

  it('merges containers by name with a strategic patch, and replaces the list with a merge patch', async () => {
    const strategic = await patch(
      DEPLOYMENT,
      STRATEGIC,
      image('cart', 'cart:2'),
    );
    expect(strategic.body.spec.template.spec.containers).toEqual([
      { name: 'cart', image: 'cart:2' },
      { name: 'proxy', image: 'proxy:1' },
    ]);

    const merged = await patch(DEPLOYMENT, MERGE, image('cart', 'cart:3'));
    expect(merged.body.spec.template.spec.containers).toEqual([
      { name: 'cart', image: 'cart:3' },
    ]);
  });

  it('removes what a patch sets to null', async () => {
    const { body } = await patch(CANARY, MERGE, {
      spec: { analysis: { maxWeight: null } },
    });
    expect(body.spec.analysis).toEqual({ interval: '10s', threshold: 3 });
  });

  it('keeps status and spec apart: each address changes its own', async () => {
    await patch(`${CANARY}/status`, MERGE, {
      status: { failedChecks: 7 },
      spec: { analysis: { maxWeight: 1 } },
    });
    await patch(CANARY, MERGE, {
      status: { failedChecks: 9 },
      spec: { analysis: { maxWeight: 40 } },
    });

    const now = await (await api.ask(CANARY)).json();
    expect(now.status.failedChecks).toBe(7);
    expect(now.spec.analysis.maxWeight).toBe(40);
  });

  it('counts generations for changes of the spec only, and versions for all', async () => {
    const before = await (await api.ask(CANARY)).json();
    await patch(`${CANARY}/status`, MERGE, { status: { failedChecks: 1 } });
    const afterStatus = await (await api.ask(CANARY)).json();
    await patch(CANARY, MERGE, { spec: { suspend: true } });
    const afterSpec = await (await api.ask(CANARY)).json();

    expect(afterStatus.metadata.generation).toBe(before.metadata.generation);
    expect(afterSpec.metadata.generation).toBe(before.metadata.generation + 1);
    const versions = [before, afterStatus, afterSpec].map(o =>
      Number(o.metadata.resourceVersion),
    );
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(new Set(versions).size).toBe(3);
  });

  it('takes a patch of the version that was read, once', async () => {
    const { metadata } = await (await api.ask(CANARY)).json();
    const change = {
      metadata: { resourceVersion: metadata.resourceVersion },
      spec: { suspend: true },
    };
    expect((await patch(CANARY, MERGE, change)).status).toBe(200);
    const again = { ...change, spec: { suspend: false } };
    expect((await patch(CANARY, MERGE, again)).status).toBe(409);
  });

  it('lets a read-only account read and nothing else', async () => {
    const as = (method: string) =>
      api.ask(CANARY, {
        method,
        token: 'sandbox-read-only',
        contentType: MERGE,
        body: method === 'GET' ? undefined : '{}',
      });
    expect((await as('GET')).status).toBe(200);
    const refused = await as('PATCH');
    expect(refused.status).toBe(403);
    expect((await refused.json()).message).toBe(
      'canaries.flagger.app "cart" is forbidden: User "system:serviceaccount:backstage:rollouts" cannot patch resource "canaries" in API group "flagger.app" in the namespace "shop"',
    );
  });

  it('lets a blind account read and change the workload that it can name, and list none', async () => {
    const as = async (path: string, body?: string) => {
      const method = body ? 'PATCH' : 'GET';
      const contentType = MERGE;
      const token = 'sandbox-blind';
      return api.ask(path, { method, token, contentType, body });
    };
    const statusOf = async (path: string, body?: string) =>
      (await as(path, body)).status;
    expect(await statusOf('/apis/flagger.app/v1beta1/canaries')).toBe(200);
    expect(await statusOf('/apis/apps/v1/daemonsets')).toBe(403);
    expect(await (await as('/apis/apps/v1/deployments')).json()).toMatchObject({
      code: 403,
      message:
        'deployments.apps is forbidden: User "system:serviceaccount:backstage:blind" cannot list resource "deployments" in API group "apps" at the cluster scope',
    });
    expect(await statusOf(DEPLOYMENT)).toBe(200);
    expect(await statusOf(DEPLOYMENT, '{}')).toBe(200);
  });
});
