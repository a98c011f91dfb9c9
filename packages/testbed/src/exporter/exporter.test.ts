import { Exporter } from './Exporter';
import { Metrics } from './Metrics';

const START = 1_700_000_000_000;
let now = START;
let metrics: Metrics;

/** The value of the one series that has all these parts in its line. */
function value(...parts: string[]): number | null {
  const lines = metrics
    .toText()
    .split('\n')
    .filter(line => parts.every(part => line.includes(part)));
  expect(lines.length).toBeLessThan(2);
  return lines.length === 0 ? null : Number(lines[0].split(' ').at(-1));
}

beforeEach(() => {
  now = START;
  metrics = new Metrics(() => now);
});

describe('counters', () => {
  it('are the integral of a behaviour that changes between two scrapes', () => {
    metrics.set('shop', 'cart', { requestsPerSecond: 10, errorRatio: 0 });
    now += 6_000;
    metrics.set('shop', 'cart', { errorRatio: 0.5 });
    now += 4_000;
    metrics.set('shop', 'cart', { requestsPerSecond: 100 });
    now += 1_000;
    expect(value('http_requests_total', 'code="200"')).toBeCloseTo(130);
    expect(value('http_requests_total', 'code="500"')).toBeCloseTo(70);
  });

  it('count nothing while a clock goes back, and never fall', () => {
    metrics.set('shop', 'cart', { requestsPerSecond: 10, errorRatio: 0 });
    now += 1_000;
    expect(value('http_requests_total', 'code="200"')).toBeCloseTo(10);
    now -= 5_000;
    expect(value('http_requests_total', 'code="200"')).toBeCloseTo(10);
  });

  it('are not there while there is no traffic, and go on afterwards', () => {
    metrics.set('shop', 'cart', { requestsPerSecond: 10, errorRatio: 0 });
    now += 1_000;
    metrics.set('shop', 'cart', { requestsPerSecond: 0 });
    now += 1_000;
    expect(value('http_requests_total', 'code="200"')).toBeNull();
    metrics.set('shop', 'cart', { requestsPerSecond: 10 });
    now += 1_000;
    expect(value('http_requests_total', 'code="200"')).toBeCloseTo(20);
  });
});

describe('what Flagger asks for', () => {
  beforeEach(() => {
    metrics.set('shop', 'cart', {
      requestsPerSecond: 100,
      errorRatio: 0.1,
      latencyMs: 200,
      formats: ['http', 'istio', 'linkerd', 'nginx', 'operator'],
    });
    now += 10_000;
  });

  it.each([
    ['http_request_duration_seconds_count', 'status="500"'],
    ['istio_requests_total', 'response_code="500"'],
    ['response_total', 'classification="failure"'],
    ['nginx_ingress_controller_requests', 'status="500"'],
    ['knative_lambda_operator_errors_total', ''],
  ])('%s counts failures', (name, outcome) => {
    expect(value(`${name}{`, outcome)).toBeCloseTo(100);
  });

  it.each([
    [
      'gatewayapi and kubernetes',
      'http_request_duration_seconds_bucket',
      /kubernetes_namespace="shop".*kubernetes_pod_name="cart-[0-9a-zA-Z]+(-[0-9a-zA-Z]+)"/,
    ],
    [
      'istio',
      'istio_request_duration_milliseconds_bucket',
      /reporter="destination",destination_workload_namespace="shop",destination_workload="cart"/,
    ],
    [
      'linkerd',
      'response_latency_ms_bucket',
      /namespace="shop",deployment="cart",.*direction="inbound"/,
    ],
    [
      'nginx',
      'nginx_ingress_controller_response_duration_seconds_sum',
      /namespace="shop",ingress="cart",canary="[^"]+"/,
    ],
    [
      "the example's templates",
      'knative_lambda_operator_reconcile_duration_seconds_bucket',
      /namespace="shop".*pod="cart-[a-z0-9]+-[a-z0-9]+"/,
    ],
  ])('%s finds its labels', (_, name, labels) => {
    const lines = metrics
      .toText()
      .split('\n')
      .filter(line => line.startsWith(`${name}{`));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).toMatch(labels);
  });

  it("nginx' queries leave the primary out", () => {
    metrics.set('shop', 'cart-primary', { formats: ['nginx'] });
    expect(
      value('nginx_ingress_controller_requests', 'canary=""', 'status="200"'),
    ).toBe(0);
  });

  it('has a total in the bucket above all', () => {
    expect(
      value('http_request_duration_seconds_bucket', 'le="+Inf"', '"200"'),
    ).toBeCloseTo(900);
  });
});

it('tells of a restart by the counter and a younger process', () => {
  metrics.set('shop', 'cart', {});
  now += 60_000;
  metrics.set('shop', 'cart', { restarts: 2 });
  expect(value('kube_pod_container_status_restarts_total')).toBe(2);
  expect(value('process_start_time_seconds')).toBe((START + 60_000) / 1_000);
});

it('ends the series of a namespace that is gone', () => {
  metrics.set('shop', 'cart', {});
  metrics.set('other', 'cart', {});
  metrics.forget('shop');
  expect(metrics.toText()).not.toContain('shop');
  expect(metrics.toText()).toContain('other');
});

describe('the server', () => {
  let exporter: Exporter;
  beforeEach(async () => {
    exporter = await Exporter.start(metrics);
  });
  afterEach(() => exporter.stop());

  const put = (body: object) =>
    fetch(`${exporter.url}/workloads/shop/cart`, {
      method: 'PUT',
      body: JSON.stringify(body),
    });

  it('lets a person change a workload', async () => {
    expect((await put({ errorRatio: 0.2 })).status).toBe(200);
    const scraped = await fetch(`${exporter.url}/metrics`);
    expect(await scraped.text()).toContain('workload="cart"');
  });

  it('refuses what is no behaviour', async () => {
    expect((await put({ errorRatio: 2 })).status).toBe(400);
    expect((await put({ errors: 0.2 })).status).toBe(400);
    expect(metrics.toText()).toBe('');
  });
});
