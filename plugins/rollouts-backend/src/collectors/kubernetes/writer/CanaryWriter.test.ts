import { text } from 'node:stream/consumers';
import { serve, Served } from '../../../__testUtils__/serve';
import { DirectTransport } from '../client/DirectTransport';
import { KubernetesError } from '../client/KubernetesError';
import { CanaryWriter } from './CanaryWriter';

const checkout = { namespace: 'shop', name: 'checkout' };

interface Asked {
  method: string;
  url: string;
  type: string | undefined;
  token: string | undefined;
  body: unknown;
}

describe('a writer of Canaries', () => {
  let server: Served;
  let transport: DirectTransport;
  let writer: CanaryWriter;
  let asked: Asked[] = [];
  let answer: { status: number; body: string; type?: string };

  beforeEach(async () => {
    asked = [];
    server = await serve(async (request, response) => {
      const body = await text(request);
      asked.push({
        method: request.method ?? '',
        url: request.url ?? '',
        type: request.headers['content-type'],
        token: request.headers.authorization,
        body: body ? JSON.parse(body) : null,
      });
      response.writeHead(answer.status, {
        'content-type': answer.type ?? 'application/json',
      });
      response.end(answer.body);
    });
    transport = new DirectTransport({
      url: server.url,
      skipTLSVerify: false,
      serviceAccountToken: 'secret-token',
    });
    writer = new CanaryWriter(transport, new AbortController().signal);
  });

  afterEach(async () => {
    await transport.close();
    await server.stop();
  });

  it('reads a field as it is, and tells absent from null', async () => {
    answer = {
      status: 200,
      body: JSON.stringify({
        metadata: { ...checkout, uid: 'u', resourceVersion: '7' },
        spec: { analysis: { maxWeight: 50, stepWeights: null } },
      }),
    };

    const fresh = await writer.read(checkout);

    expect(fresh.canary).toMatchObject({ uid: 'u', resourceVersion: '7' });
    expect(fresh.valueAt('spec.analysis.maxWeight')).toBe(50);
    expect(fresh.valueAt('spec.analysis.stepWeights')).toBeNull();
    expect(fresh.valueAt('status.failedChecks')).toBeUndefined();
  });

  it.each([
    [false, '/apis/flagger.app/v1beta1/namespaces/shop/canaries/checkout'],
    [
      true,
      '/apis/flagger.app/v1beta1/namespaces/shop/canaries/checkout/status',
    ],
  ])(
    'patches what was read, under its own name (status: %s)',
    async (isStatus, path) => {
      answer = { status: 200, body: '{}' };

      await writer.patch(checkout, {
        body: { spec: { suspend: true } },
        resourceVersion: '7',
        isStatus,
      });

      expect(asked).toEqual([
        {
          method: 'PATCH',
          url: `${path}?fieldManager=backstage-rollouts`,
          type: 'application/merge-patch+json',
          token: 'Bearer secret-token',
          body: { spec: { suspend: true }, metadata: { resourceVersion: '7' } },
        },
      ]);
    },
  );

  it('annotates the pods of a target once, and only the version that it read', async () => {
    const write = {
      field: 'target.annotation',
      kind: 'DaemonSet',
      target: 'agent',
      value: 'now',
    } as const;
    const annotated = (annotations: object) =>
      JSON.stringify({
        metadata: { namespace: 'shop', name: 'agent', resourceVersion: '9' },
        spec: { template: { metadata: { annotations } } },
      });
    const retry = { 'rollouts.backstage.io/retry-after-failure': 'now' };
    const path = '/apis/apps/v1/namespaces/shop/daemonsets/agent';

    answer = { status: 200, body: annotated({ 'example.org/a': 'b' }) };
    const first = await writer.annotateTarget(checkout, write);
    answer = { status: 200, body: annotated(retry) };
    const second = await writer.annotateTarget(checkout, write);

    expect([first, second]).toEqual([{ resourceVersion: '9' }, 'same']);

    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `GET ${path}`,
      `PATCH ${path}?fieldManager=backstage-rollouts`,
      `GET ${path}`,
    ]);
    expect(asked[1].body).toEqual({
      metadata: { resourceVersion: '9' },
      spec: { template: { metadata: { annotations: retry } } },
    });
    expect(await writer.isWritten(checkout, write)).toBe(true);
    answer = { status: 200, body: annotated({ 'example.org/a': 'b' }) };
    expect(await writer.isWritten(checkout, write)).toBe(false);
    expect(asked.slice(3).map(({ method }) => method)).toEqual(['GET', 'GET']);
  });

  it('sets images of those containers that change, over what was there', async () => {
    const images = (app: string, proxy = 'envoy:1') => [
      { container: 'app', image: app },
      { container: 'proxy', image: proxy },
    ];
    const write = {
      field: 'primary.images',
      kind: 'Deployment',
      workload: 'web-primary',
      from: images('web:2'),
      value: images('web:1'),
    } as const;
    const running = (app: string) => ({
      status: 200,
      body: JSON.stringify({
        metadata: {
          namespace: 'shop',
          name: 'web-primary',
          resourceVersion: '9',
        },
        spec: {
          template: {
            spec: {
              containers: images(app).map(({ container, image }) => ({
                name: container,
                image,
                env: [],
              })),
            },
          },
        },
      }),
    });
    const found = [];
    for (const app of ['web:2', 'web:1', 'web:3']) {
      answer = running(app);
      found.push(await writer.setImages(checkout, write));
    }

    expect(found).toEqual([{ resourceVersion: '9' }, 'same', 'moved']);
    const path = '/apis/apps/v1/namespaces/shop/deployments/web-primary';
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `GET ${path}`,
      `PATCH ${path}?fieldManager=backstage-rollouts`,
      `GET ${path}`,
      `GET ${path}`,
    ]);
    expect(asked[1]).toMatchObject({
      type: 'application/strategic-merge-patch+json',
      body: {
        metadata: { resourceVersion: '9' },
        spec: {
          template: {
            spec: { containers: [{ name: 'app', image: 'web:1' }] },
          },
        },
      },
    });
    answer = running('web:1');
    expect(await writer.isWritten(checkout, write)).toBe(true);
    answer = running('web:3');
    expect(await writer.isWritten(checkout, write)).toBe(false);
  });

  it.each([
    [409, 'the object has been modified', { isConflict: true, isFinal: false }],
    [
      403,
      'cannot patch resource "canaries/status"',
      { isConflict: false, isFinal: true },
    ],
    [
      422,
      'spec.analysis.maxWeight: Invalid value',
      { isConflict: false, isFinal: true },
    ],
    [
      500,
      'etcdserver: request timed out',
      { isConflict: false, isFinal: false },
    ],
    [429, 'Too many requests', { isConflict: false, isFinal: false }],
  ])(
    'repeats what the API server says with %d',
    async (status, message, expected) => {
      answer = { status, body: JSON.stringify({ kind: 'Status', message }) };

      const error = await writer.read(checkout).catch(e => e);

      expect(error).toBeInstanceOf(KubernetesError);
      expect(error).toMatchObject({ status, message, ...expected });
    },
  );

  it('believes no page of a proxy', async () => {
    answer = { status: 200, body: '<html>Sign in</html>', type: 'text/html' };

    await expect(writer.read(checkout)).rejects.toThrow(
      'The address answered 200 with text/html instead of JSON',
    );
  });

  it('keeps odd names inside of the path', async () => {
    answer = { status: 404, body: '{"message":"not found"}' };

    await writer.read({ namespace: 'a/b', name: '../x?y' }).catch(() => {});

    expect(asked[0].url).toBe(
      '/apis/flagger.app/v1beta1/namespaces/a%2Fb/canaries/..%2Fx%3Fy',
    );
  });
});
