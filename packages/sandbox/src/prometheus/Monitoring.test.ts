import { loadScene } from '../scene/loadScene';
import { DEMO_SCENE } from '../sandbox/startSandbox';
import { WatchedCluster } from './__testUtils__/WatchedCluster';

const OF_SHOP = ['product-catalog', 'error-rate', 'latency-p99'];
const ERRORS =
  'sum(rate(http_requests_total{workload="product-catalog",code="500"}[1m])) / sum(rate(http_requests_total{workload="product-catalog"}[1m]))';

/** One service of the demo with its templates and the alerts that all services have. */
async function catalogAtRest(): Promise<WatchedCluster> {
  const objects = loadScene(DEMO_SCENE).objects.production.filter(
    ({ kind, metadata: { name, namespace } }) =>
      kind === 'PrometheusRule'
        ? namespace === 'platform'
        : namespace === 'shop' && OF_SHOP.includes(name),
  );
  const cluster = new WatchedCluster(objects);
  await cluster.clock.advanceBy(600_000);
  cluster.monitoring.startAlerts();
  return cluster;
}

describe('a bad revision', () => {
  it('raises its errors, fails checks, wakes people, and is over after the rollback', async () => {
    const cluster = await catalogAtRest();
    expect(cluster.read(ERRORS)).toBeNull();
    expect(cluster.alerts()).toEqual([]);

    cluster.act('shop/product-catalog', { ship: 'next', errorRatio: 0.2 });
    await cluster.until(
      () =>
        cluster.read('flagger_canary_weight{workload="product-catalog"}') ===
        10,
      180,
    );
    const seen = {
      errors: await cluster.until(() => (cluster.read(ERRORS) ?? 0) > 0.1, 60),
      pending: await cluster.until(
        () => cluster.alerts().includes('HighErrorRatio pending'),
        60,
      ),
      firing: await cluster.until(
        () => cluster.alerts().includes('HighErrorRatio firing'),
        60,
      ),
      failed: await cluster.until(
        () => cluster.standing('product-catalog').endsWith('1 failed'),
        60,
      ),
    };
    const total = Object.values(seen).reduce((a, b) => a + b);
    expect(total).toBeLessThanOrEqual(75);

    const told = cluster.monitoring.alertmanagers.map(peer => peer.alerts());
    expect(told[0]).toEqual(told[1]);
    expect(told[0]).toHaveLength(1);
    expect(told[0][0]).toMatchObject({
      labels: {
        alertname: 'HighErrorRatio',
        cluster: 'production',
        namespace: 'shop',
        workload: 'product-catalog',
        severity: 'critical',
      },
      receivers: ['on-call-pager'],
      silencedBy: [],
    });
    expect(told[0][0].annotations.summary).toMatch(
      /^product-catalog fails (19|20|21)\.?\d*% of its requests$/,
    );

    await cluster.until(
      () => cluster.standing('product-catalog').startsWith('Failed'),
      300,
    );
    await cluster.until(
      () => !cluster.alerts().some(alert => alert.startsWith('HighErrorRatio')),
      120,
    );
    await cluster.until(
      () => cluster.alerts().includes('CanaryFailed firing'),
      60,
    );
    expect(cluster.read(ERRORS)).toBeNull();

    cluster.act('shop/product-catalog', { ship: 'next' });
    await cluster.until(
      () => cluster.standing('product-catalog').startsWith('Succeeded'),
      1_200,
    );
    await cluster.clock.advanceBy(60_000);
    expect(cluster.alerts()).toEqual([]);
    expect(cluster.monitoring.alertmanagers[0].alerts()).toEqual([]);
  });
});

describe('series', () => {
  it('follow the weights of the route, and keep what was when it is over', async () => {
    const cluster = await catalogAtRest();
    cluster.act('shop/product-catalog', { ship: 'next' });
    await cluster.until(
      () => cluster.standing('product-catalog').startsWith('Progressing 30 %'),
      600,
    );
    const share =
      'sum(rate(http_requests_total{workload="product-catalog"}[30s])) / sum(rate(http_requests_total[30s]))';
    await cluster.clock.advanceBy(40_000);
    expect(cluster.read(share)).toBeCloseTo(0.3, 1);
    const then = cluster.clock.now();
    const before = cluster.monitoring.prometheus.query(share, then);
    await cluster.until(
      () => cluster.standing('product-catalog').startsWith('Succeeded'),
      900,
    );
    cluster.monitoring.stop();
    await cluster.clock.advanceBy(7_200_000);
    expect(cluster.monitoring.prometheus.query(share, then)).toEqual(before);
    expect(cluster.read(share)).toBeNull();
  });

  it('do not know the future', async () => {
    const cluster = await catalogAtRest();
    const now = cluster.clock.now();
    const [line] = cluster.monitoring.prometheus.queryRange(
      'sum(up{workload="product-catalog-primary"})',
      { start: now, end: now + 600_000, step: 60_000 },
    );
    // Five minutes long the last sample is taken for the present one.
    expect(line.points.map(({ at }) => (at - now) / 60_000)).toEqual([
      0, 1, 2, 3, 4,
    ]);
  });

  it('never let a counter fall while its pod lives', async () => {
    const cluster = await catalogAtRest();
    cluster.act('shop/product-catalog', { ship: 'next', errorRatio: 0.2 });
    await cluster.clock.advanceBy(900_000);
    const falls = [
      'resets(http_requests_total[25m]) > 0',
      'resets(http_request_duration_seconds_bucket[25m]) > 0',
      'resets(http_request_duration_seconds_sum[25m]) > 0',
    ];
    expect(falls.map(query => cluster.read(query))).toEqual([null, null, null]);
    expect(
      cluster.read(
        'sum(http_request_duration_seconds_bucket{le="+Inf"}) - sum(http_request_duration_seconds_count)',
      ),
    ).toBe(0);
  });
});

it('shows an incident without a release: what runs everywhere begins to fail', async () => {
  const cluster = await catalogAtRest();
  const ratio = ERRORS.replaceAll('product-catalog', 'product-catalog-primary');
  expect(cluster.read(ratio)).toBeLessThan(0.001);
  cluster.act('shop/product-catalog', { errorRatio: 0.3 });
  await cluster.clock.advanceBy(90_000);
  expect(cluster.read(ratio)).toBeCloseTo(0.3, 2);
  expect(cluster.alerts()).toEqual(['HighErrorRatio firing']);
  expect(
    cluster.read('ALERTS{alertname="HighErrorRatio",alertstate="firing"}'),
  ).toBe(1);
  cluster.act('shop/product-catalog', { errorRatio: 0 });
  await cluster.clock.advanceBy(90_000);
  expect(cluster.read('ALERTS')).toBeNull();
});

it('takes rules that somebody adds, and forgets those that are removed', async () => {
  const cluster = await catalogAtRest();
  const { name } = cluster.store.create(
    'prometheusrules.monitoring.coreos.com',
    {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata: { name: 'mine', namespace: 'shop' },
      spec: {
        groups: [
          {
            name: 'mine',
            rules: [
              {
                alert: 'Everything',
                expr: 'http_request_duration_seconds_bucket',
              },
            ],
          },
        ],
      },
    },
  ).metadata;
  const pods = 3;
  const bucketsOfPod = 24;
  expect(cluster.alerts()).toHaveLength(pods * bucketsOfPod);
  cluster.store.delete('prometheusrules.monitoring.coreos.com', 'shop', name);
  expect(cluster.alerts()).toEqual([]);
});
