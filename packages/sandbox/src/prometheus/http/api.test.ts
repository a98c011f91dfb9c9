import { loadScene } from '../../scene/loadScene';
import { DEMO_SCENE } from '../../sandbox/startSandbox';
import { createSources } from '../../sandbox/createSources';
import type { Source } from '../../sandbox/Source';
import { WatchedCluster } from '../__testUtils__/WatchedCluster';

const bearer = { authorization: 'Bearer sandbox-token' };

let cluster: WatchedCluster;
let source: Source;

beforeAll(async () => {
  const objects = loadScene(DEMO_SCENE).objects.production.filter(
    ({ kind, metadata }) =>
      kind === 'PrometheusRule' || metadata.name === 'legacy-reports',
  );
  cluster = new WatchedCluster(objects);
  await cluster.clock.advanceBy(600_000);
  cluster.monitoring.startAlerts();
  [source] = createSources(cluster);
  await source.start(0, 'production');
});

afterEach(() => source.faults.clear());
afterAll(() => source.stop());

async function get(path: string, init: RequestInit = { headers: bearer }) {
  const response = await fetch(`${source.url}${path}`, init);
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return {
    status: response.status,
    text,
    body: isJson ? JSON.parse(text) : null,
  };
}

const ask = (query: string, more = '') =>
  get(`/api/v1/query?query=${encodeURIComponent(query)}${more}`);

it('answers instant queries as the real one writes them', async () => {
  const now = cluster.clock.now() / 1_000;
  const { body } = await ask('sum(up{workload="legacy-reports-primary"})');
  expect(body).toEqual({
    status: 'success',
    data: {
      resultType: 'vector',
      result: [{ metric: {}, value: [now, '1'] }],
    },
  });
  expect((await ask('0 / 0')).body.data.result).toEqual([now, 'NaN']);
  expect((await ask('1e-7')).body.data.result[1]).toBe('0.0000001');
  expect((await ask('1 / 0', '&time=12.5')).body.data).toEqual({
    resultType: 'scalar',
    result: [12.5, '+Inf'],
  });
});

it('answers ranges to a form as to an address', async () => {
  const end = cluster.clock.now() / 1_000;
  const form = new URLSearchParams({
    query: 'time() - scalar(vector(0))',
    start: `${end - 60}`,
    end: `${end}`,
    step: '30s',
  });
  const asForm = await get('/api/v1/query_range', {
    method: 'POST',
    headers: bearer,
    body: form,
  });
  expect(asForm.body.data).toEqual({
    resultType: 'matrix',
    result: [
      {
        metric: {},
        values: [end - 60, end - 30, end].map(at => [at, String(at)]),
      },
    ],
  });
  expect((await get(`/api/v1/query_range?${form}`)).body).toEqual(asForm.body);
});

it.each([
  [
    '/api/v1/query?query=up{',
    400,
    'bad_data',
    'invalid parameter "query": 1:4: parse error',
  ],
  ['/api/v1/query', 400, 'bad_data', 'no expression found'],
  [
    '/api/v1/query?query=up&time=soon',
    400,
    'bad_data',
    'invalid parameter "time": cannot parse "soon" to a valid timestamp',
  ],
  [
    '/api/v1/query_range?query=up&start=0&end=10&step=',
    400,
    'bad_data',
    'invalid parameter "step"',
  ],
  [
    '/api/v1/query_range?query=up[1m]&start=0&end=10&step=1',
    422,
    'execution',
    'range vector',
  ],
  [
    '/api/v1/query?query=topk(1,up)',
    422,
    'execution',
    'not supported by the sandbox: topk',
  ],
])('refuses %s', async (path, status, errorType, error) => {
  const answer = await get(path);
  expect(answer.status).toBe(status);
  expect(answer.body).toEqual({
    status: 'error',
    errorType,
    error: expect.stringContaining(error),
  });
});

it('tells rules, alerts, and that it is simulated', async () => {
  const { body } = await get('/api/v1/rules');
  const group = body.data.groups.find(
    ({ name }: { name: string }) => name === 'services',
  );
  expect(group).toMatchObject({ interval: 15 });
  expect(group.rules[0]).toMatchObject({
    type: 'alerting',
    name: 'HighErrorRatio',
    duration: 30,
    health: 'ok',
    state: 'inactive',
    alerts: [],
  });
  cluster.flagger.stop();
  await cluster.clock.advanceBy(30_000);
  const alerts = await get('/api/v1/alerts');
  expect(alerts.body.data.alerts).toEqual([
    {
      labels: {
        alertname: 'FlaggerDown',
        severity: 'critical',
      },
      annotations: { summary: expect.stringContaining('Flagger does not run') },
      state: 'pending',
      activeAt: expect.stringMatching(/^2026-01-05T09:1\d:\d\d\.\d{3}Z$/),
      value: '1e+00',
    },
  ]);
  cluster.flagger.start();
  const info = await get('/api/v1/status/buildinfo');
  expect(info.body.data.version).toBe('3.5.0+sandbox');
  expect((await get('/metrics')).text).toContain('flagger_info{');
});

it('meets faults, and wants its token', async () => {
  expect((await ask('up', '')).status).toBe(200);
  expect((await get('/api/v1/query?query=up', {})).status).toBe(401);
  source.faults.set({ unauthorized: true });
  expect((await ask('up')).status).toBe(401);
  source.faults.set({ unauthorized: false, serverError: true });
  expect(await ask('up')).toMatchObject({ status: 500, body: null });
  source.faults.set({ serverError: false, html: true });
  expect((await ask('up')).text).toContain('<html>');
  source.faults.set({ html: false, refuse: true });
  await expect(ask('up')).rejects.toThrow('fetch failed');
});
