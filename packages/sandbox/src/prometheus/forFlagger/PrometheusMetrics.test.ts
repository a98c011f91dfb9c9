import { asCanary, Canary, CANARIES, Metric } from '../../flagger/canary';
import { DEMO_SCENE } from '../../sandbox/startSandbox';
import { loadScene } from '../../scene/loadScene';
import { WatchedCluster } from '../__testUtils__/WatchedCluster';

const SHOP = ['product-catalog', 'error-rate', 'latency-p99'];

/** A release of one service with a tenth of the requests on the canary for a minute. */
async function underway(): Promise<{
  cluster: WatchedCluster;
  canary: Canary;
}> {
  const objects = loadScene(DEMO_SCENE).objects.production.filter(
    ({ metadata }) =>
      metadata.namespace === 'shop' && SHOP.includes(metadata.name),
  );
  const cluster = new WatchedCluster(objects);
  await cluster.clock.advanceBy(600_000);
  cluster.act('shop/product-catalog', { ship: 'next', errorRatio: 0.04 });
  await cluster.until(
    () => cluster.standing('product-catalog').startsWith('Progressing 10 %'),
    300,
  );
  await cluster.clock.advanceBy(55_000);
  const canary = asCanary(
    cluster.store.get(CANARIES, 'shop', 'product-catalog'),
  );
  if (!canary) throw new Error('The scene has no such Canary');
  return { cluster, canary };
}

const world = underway();

async function judge(metric: Metric, spec: Partial<Canary['spec']> = {}) {
  const { cluster, canary } = await world;
  return cluster.monitoring.metrics.evaluate(
    { ...canary, spec: { ...canary.spec, ...spec } },
    metric,
  );
}

async function valueOf(metric: Metric): Promise<number | null> {
  const answer = await judge(metric);
  return answer.kind === 'value' ? answer.value : null;
}

it('asks what the templates of the cluster ask, about the canary alone', async () => {
  const metric = { name: 'errors', interval: '1m' };
  const templateRef = { name: 'error-rate' };
  const errors = await valueOf({ ...metric, templateRef });
  expect(errors).toBeGreaterThan(3);
  expect(errors).toBeLessThan(5);
});

it("asks Flagger's own queries: percent and milliseconds", async () => {
  const success = await valueOf({ name: 'request-success-rate' });
  expect(success).toBeGreaterThan(95);
  expect(success).toBeLessThan(97);
  const duration = await valueOf({ name: 'request-duration' });
  expect(duration).toBeGreaterThan(100);
  expect(duration).toBeLessThan(250);
});

it.each<[Metric, Partial<Canary['spec']>, object]>([
  [{ name: 'a', query: 'vector(3)' }, {}, { kind: 'value', value: 3 }],
  [{ name: 'a', query: 'vector(0) / 0' }, {}, { kind: 'no-values' }],
  [{ name: 'a', query: 'nothing{n="{{ name }}"}' }, {}, { kind: 'no-values' }],
  [
    { name: 'a', query: 'up[1m]' },
    {},
    { kind: 'error', message: 'query returned multiple values' },
  ],
  [
    { name: 'a', query: '1' },
    {},
    { kind: 'error', message: expect.stringContaining('scalar') },
  ],
  [
    { name: 'a', query: 'topk(1, up)' },
    {},
    { kind: 'error', message: expect.stringContaining('not supported') },
  ],
  [
    { name: 'a', query: '{{ nonsense }}' },
    {},
    {
      kind: 'error',
      unrendered: true,
      message: expect.stringContaining('nonsense'),
    },
  ],
  [
    { name: 'request-duration' },
    { provider: 'skipper' },
    {
      kind: 'error',
      message: 'not supported by the sandbox: built-in queries of skipper',
    },
  ],
])(
  'reads the answer to %j (%j) as Flagger does',
  async (metric, spec, answer) => {
    expect(await judge(metric, spec)).toEqual(answer);
  },
);
