import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { serve, Served } from '../../../__testUtils__/serve';
import { DirectTransport } from './DirectTransport';
import { list } from './list';
import { ProxyTransport } from './ProxyTransport';

const { signal } = new AbortController();
const LIST = { metadata: { resourceVersion: '1' }, items: [] };

let server: Served;
let url: string;
let requests: IncomingMessage[];
let answer: (path: string) => unknown;

beforeEach(async () => {
  requests = [];
  answer = () => LIST;
  server = await serve((request, response) => {
    requests.push(request);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer(request.url ?? '')));
  });
  url = server.url;
});

afterEach(async () => {
  await server.stop();
});

describe('direct access', () => {
  const access = (changes: Record<string, unknown>) =>
    new DirectTransport({ url, skipTLSVerify: false, ...changes });

  it('presents its token', async () => {
    const transport = access({ serviceAccountToken: 'one' });
    await list(transport, '/api', { signal });
    await transport.close();

    expect(requests[0].headers.authorization).toBe('Bearer one');
  });

  it('reads a token file for each request: kubelet replaces it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'token-'));
    const tokenFile = join(folder, 'token');
    const transport = access({ tokenFile });
    await writeFile(tokenFile, 'one\n');
    await list(transport, '/api', { signal });
    await writeFile(tokenFile, 'two\n');
    await list(transport, '/api', { signal });
    await rm(folder, { recursive: true });

    expect(requests.map(r => r.headers.authorization)).toEqual([
      'Bearer one',
      'Bearer two',
    ]);
    await expect(list(transport, '/api', { signal })).rejects.toMatchObject({
      kind: 'unauthorized',
      message: expect.stringContaining('The token file cannot be read'),
    });
    await transport.close();
  });

  it('says which address does not answer', async () => {
    const transport = access({ url: 'http://127.0.0.1:1' });

    await expect(list(transport, '/api', { signal })).rejects.toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining('No answer from http://127.0.0.1:1'),
    });
    await transport.close();
  });

  it('tolerates a slash at the end of the address', async () => {
    const transport = access({ url: `${url}/prefix/` });
    await list(transport, '/api', { signal });
    await transport.close();

    expect(requests[0].url).toBe('/prefix/api?limit=500');
  });

  it('says that a certificate authority cannot be read', async () => {
    const transport = access({ caFile: '/does/not/exist' });

    await expect(list(transport, '/api', { signal })).rejects.toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining('/does/not/exist'),
    });
  });
});

describe('access through the Kubernetes plugin', () => {
  const transport = () =>
    new ProxyTransport({
      cluster: 'production',
      auth: mockServices.auth(),
      discovery: mockServices.discovery.mock({ getBaseUrl: async () => url }),
    });
  const clusters =
    (...items: Array<[string, string]>) =>
    (path: string) =>
      path === '/clusters'
        ? {
            items: items.map(([name, authProvider]) => ({
              name,
              authProvider,
            })),
          }
        : LIST;

  it('names the cluster and asks for no compression', async () => {
    answer = clusters(['production', 'serviceAccount']);
    await list(transport(), '/api', { signal });

    expect(requests.map(r => r.url)).toEqual([
      '/clusters',
      '/proxy/api?limit=500',
    ]);
    expect(requests[1].headers).toMatchObject({
      'backstage-kubernetes-cluster': 'production',
      'accept-encoding': 'identity',
    });
  });

  it.each(['google', 'oidc', 'localKubectlProxy', 'aks'])(
    'refuses the auth provider %s: it needs a person',
    async provider => {
      answer = clusters(['production', provider]);

      await expect(list(transport(), '/api', { signal })).rejects.toMatchObject(
        {
          kind: 'unauthorized',
          message: expect.stringContaining('rollouts.clusters[].kubernetes'),
        },
      );
      expect(requests).toHaveLength(1);
    },
  );

  it('names the clusters that there are', async () => {
    answer = clusters(['staging', 'aws']);

    await expect(list(transport(), '/api', { signal })).rejects.toMatchObject({
      kind: 'absent',
      message: expect.stringContaining('it has: staging'),
    });
  });

  it('says when the plugin gives no clusters', async () => {
    answer = () => ({ error: 'no' });

    await expect(list(transport(), '/api', { signal })).rejects.toMatchObject({
      kind: 'not-kubernetes',
    });
  });
});
