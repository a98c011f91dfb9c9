import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Sandbox, startSandbox } from '../sandbox/startSandbox';
import { parseCommand, usage } from './commands';

const manifest = `
apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: cart, namespace: shop, labels: { app: cart } }
spec:
  replicas: 1
  selector: { matchLabels: { app: cart } }
  template:
    metadata: { labels: { app: cart } }
    spec: { containers: [{ name: cart, image: 'cart:1.0' }] }
---
apiVersion: flagger.app/v1beta1
kind: Canary
metadata: { name: cart, namespace: shop }
spec:
  targetRef: { apiVersion: apps/v1, kind: Deployment, name: cart }
  service: { port: 80 }
  analysis:
    interval: 10s
    threshold: 3
    maxWeight: 50
    stepWeight: 25
    webhooks: [{ name: promote, type: confirm-promotion, url: 'http://gate' }]
`;

describe('the control of a sandbox', () => {
  let folder: string;
  let sandbox: Sandbox;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'control-'));
    writeFileSync(join(folder, 'objects.yaml'), manifest);
    writeFileSync(
      join(folder, 'scene.yaml'),
      'clusters: { one: { manifests: [objects.yaml] } }',
    );
    sandbox = await startSandbox({
      scene: join(folder, 'scene.yaml'),
      controlPort: 0,
      ports: {},
    });
  });

  afterAll(async () => {
    await sandbox.stop();
    rmSync(folder, { recursive: true });
  });

  const post = async (path: string, body?: object) => {
    const response = await fetch(`${sandbox.controlUrl}${path}`, {
      method: 'POST',
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : null };
  };
  const state = async () => {
    const response = await fetch(`${sandbox.controlUrl}/state`);
    return (await response.json()).clusters[0];
  };
  const listCanaries = () =>
    fetch(`${sandbox.clusters[0].url}/apis/flagger.app/v1beta1/canaries`, {
      headers: { authorization: 'Bearer sandbox-token' },
    });

  it('says what there is and how it behaves', async () => {
    expect(await state()).toMatchObject({
      name: 'one',
      url: sandbox.clusters[0].url,
      flagger: 'running',
      cut: false,
      rollouts: [
        {
          namespace: 'shop',
          name: 'cart',
          image: 'cart:1.0',
          gates: [{ kind: 'confirm-promotion', open: true }],
        },
      ],
    });
  });

  it('ships the next revision, good or bad', async () => {
    const good = await post('/clusters/one/rollouts/shop/cart/ship', {
      revision: 'good',
    });
    expect(good).toEqual({ status: 202, body: { image: 'cart:1.1' } });
    const bad = await post('/clusters/one/rollouts/-/cart/ship', {
      revision: 'bad',
    });
    expect(bad.body).toEqual({ image: 'cart:1.2' });
    expect((await state()).rollouts[0]).toMatchObject({
      image: 'cart:1.2',
      behaviour: { errorRatio: 0.2 },
    });
  });

  it('closes and opens gates', async () => {
    const gates = async () => (await state()).rollouts[0].gates[0].open;
    const path = '/clusters/one/rollouts/shop/cart';
    const gate = { gate: 'confirm-promotion' };
    expect((await post(`${path}/close-gate`, gate)).status).toBe(204);
    expect(await gates()).toBe(false);
    expect((await post(`${path}/open-gate`, gate)).status).toBe(204);
    expect(await gates()).toBe(true);
  });

  it('cuts a cluster off and restores it', async () => {
    await post('/clusters/one/cut');
    expect((await state()).cut).toBe(true);
    await expect(listCanaries()).rejects.toThrow();
    await post('/clusters/one/restore');
    expect((await listCanaries()).status).toBe(200);
  });

  it('switches single faults on and off', async () => {
    const { body } = await post('/clusters/one/faults', { serverError: true });
    expect(body.serverError).toBe(true);
    expect((await listCanaries()).status).toBe(500);
    await post('/clusters/one/faults', { serverError: false });
    expect((await listCanaries()).status).toBe(200);
  });

  it('stops, starts and restarts Flagger', async () => {
    for (const [action, expected] of [
      ['stop', 'stopped'],
      ['start', 'running'],
      ['restart', 'running'],
    ]) {
      expect(
        (await post(`/clusters/one/${action}-flagger`)).status,
      ).toBeLessThan(300);
      expect((await state()).flagger).toBe(expected);
    }
  });

  it.each([
    ['/clusters/two/cut', undefined, 404, /no cluster "two"; there are one/],
    [
      '/clusters/one/rollouts/shop/basket/ship',
      { revision: 'good' },
      404,
      /no Canaries in one are called "shop\/basket"/,
    ],
    [
      '/clusters/one/rollouts/shop/cart/ship',
      { revision: 'strange' },
      400,
      /revision/,
    ],
    ['/clusters/one/faults', { latency: 5 }, 400, /latency/],
    ['/clusters/one/rollouts/shop/cart/open-gate', { gate: 'x' }, 400, /open/],
  ])('%s %j is refused with %d and why', async (path, body, status, words) => {
    const answer = await post(path, body);
    expect([answer.status, answer.body.error.message]).toEqual([
      status,
      expect.stringMatching(words),
    ]);
  });
});

describe('the control command', () => {
  it.each([
    [
      'ship-bad one shop/cart',
      '/clusters/one/rollouts/shop/cart/ship',
      { revision: 'bad' },
    ],
    [
      'open one cart confirm-promotion',
      '/clusters/one/rollouts/-/cart/open-gate',
      { gate: 'confirm-promotion' },
    ],
    ['cut a/b', '/clusters/a%2Fb/cut', {}],
    ['fault one {"latencyMs":50}', '/clusters/one/faults', { latencyMs: 50 }],
    ['cut-source one prometheus', '/clusters/one/prometheus/cut', {}],
    ['restart-flagger one', '/clusters/one/restart-flagger', {}],
  ])('%s', (line, path, body) => {
    expect(parseCommand(line.split(' '))).toEqual({
      method: 'POST',
      path,
      body,
    });
    expect(usage()).toContain(line.split(' ')[0]);
  });

  it('does not guess what it was not told', () => {
    expect(parseCommand([])).toBeNull();
    expect(parseCommand(['explode', 'one'])).toBeNull();
  });
});
