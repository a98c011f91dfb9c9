import { TestDatabases } from '@backstage/backend-test-utils';
import { RouteName, routes } from '@rollouts/backstage-plugin-rollouts-common';
import { loadRecording, WatchRecord } from '@rollouts/recordings';
import { aComponent, startRollouts } from '../__testUtils__/backend';
import { eventually } from '../__testUtils__/eventually';
import { FakeApiServer } from '../__testUtils__/FakeApiServer';
import { Recorder } from '../__testUtils__/Recorder';
import { isWatch } from '../__testUtils__/watchRecords';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const MARK = 'sent-by-a-browser';
const address = {
  cluster: 'production',
  namespace: 'weighted-metric-failure',
  name: 'podinfo',
};
/** What somebody would call a parameter that reaches a source. */
const TEMPTING = [
  'query',
  'expr',
  'promql',
  'match[]',
  'filter',
  'time',
  'url',
  'uri',
  'href',
  'host',
  'source',
  'prometheus',
  'alertmanager',
  'path',
  'template',
  'runbook',
  'runbook_url',
  'headers',
];

/** The recording of a release up to its first failed check. */
function running(): WatchRecord[] {
  const changes = loadRecording('weighted-metric-failure').filter(isWatch);
  const failing = changes.findIndex(
    ({ source, object }) =>
      source === 'canaries' && Object(object.status).failedChecks === 1,
  );
  return changes.slice(0, failing + 1);
}

const metricTemplate = {
  source: 'metrictemplates' as WatchRecord['source'],
  type: 'ADDED' as const,
  object: {
    metadata: { namespace: address.namespace, name: 'error-rate' },
    spec: {
      provider: { type: 'prometheus' },
      query: 'errors{w="{{ target }}"}',
    },
  } as WatchRecord['object'],
};

describe('whatever a browser sends', () => {
  let cluster: FakeApiServer;
  let prometheus: Recorder;
  let alertmanager: Recorder;
  /** Where nobody has any business. */
  let bait: Recorder;
  let portal: Awaited<ReturnType<typeof startRollouts>>;
  let fetched: jest.SpyInstance;

  beforeEach(async () => {
    fetched = jest.spyOn(global, 'fetch');
    cluster = await FakeApiServer.start();
    [...running(), metricTemplate].forEach(change => cluster.play(change));
    bait = await Recorder.start(() => ({}));
    const alert = {
      labels: { alertname: 'ErrorsHigh', deployment: 'podinfo', ...address },
      annotations: { runbook_url: `${bait.url}/runbook` },
      state: 'firing',
      activeAt: '2026-01-01T00:00:00Z',
      generatorURL: `${bait.url}/graph`,
    };
    const rule = { type: 'alerting', query: 'x > 1', alerts: [alert] };
    prometheus = await Recorder.start(({ url }) => ({
      status: 'success',
      data: url?.startsWith('/api/v1/rules')
        ? { groups: [{ rules: [rule] }] }
        : { resultType: 'vector', result: [{ metric: {}, value: [1, '0.5'] }] },
    }));
    alertmanager = await Recorder.start(() => []);
    const clusters = ['production'];
    portal = await startRollouts({
      knex: await databases.init('SQLITE_3'),
      entities: [
        aComponent('podinfo', {
          'flagger.app/canary': `production:${address.namespace}/podinfo`,
          'backstage.io/techdocs-ref': 'dir:.',
        }),
      ],
      config: {
        clusters: [
          {
            name: 'production',
            actions: true,
            kubernetes: { url: cluster.url },
          },
        ],
        prometheus: [{ name: 'main', url: prometheus.url, clusters }],
        alertmanager: [{ name: 'main', urls: [alertmanager.url], clusters }],
      },
    });
  });

  afterEach(async () => {
    await portal.backend.stop();
    await cluster.stop();
    await Promise.all([prometheus, alertmanager, bait].map(one => one.stop()));
    fetched.mockRestore();
  });

  /** A value that is right for each parameter that the contract has. */
  async function rightValues(): Promise<Record<string, string>> {
    const releaseId = await eventually(async () => {
      const { body } = await portal.get('/v1/analysis', address);
      expect(body.analysis?.evaluatedAt).toEqual(expect.any(Number));
      const { body: releases } = await portal.get('/v1/releases', address);
      return releases.items[0].id as string;
    });
    return {
      ...address,
      entity: 'component:default/podinfo',
      id: releaseId,
      limit: '5',
      verb: 'rollback',
      releaseId,
      phase: 'Progressing',
      lever: 'failed-checks',
      reason: `it says ${MARK}`,
      idempotencyKey: 'click-00001',
    };
  }

  function send(name: RouteName, input: object, also: object) {
    const { method, path } = routes[name];
    return method === 'POST'
      ? portal.post(path, { ...also, ...input }).query(also)
      : portal.get(path, { ...also, ...input });
  }

  /** Sends every route what is right with more beside it, then each of its parameters wrong. */
  async function sendAll(hostile: string[]): Promise<string[]> {
    const right = await rightValues();
    const answered: string[] = [];
    for (const name of Object.keys(routes) as RouteName[]) {
      const route = routes[name];
      const keys = Object.keys(
        'body' in route ? route.body.shape : route.query.shape,
      );
      const input = Object.fromEntries(
        keys.filter(key => key in right).map(key => [key, right[key]]),
      );
      for (const text of hostile) {
        const also = Object.fromEntries(TEMPTING.map(key => [key, text]));
        const { status } = await send(name, input, also);
        answered.push(`${name}: ${status}`);
        for (const key of keys) {
          const wrong = await send(name, { ...input, [key]: text }, {});
          expect([name, key, wrong.status < 500]).toEqual([name, key, true]);
        }
      }
    }
    return [...new Set(answered)];
  }

  it('no source is asked anything but what cluster and configuration say', async () => {
    const answered = await sendAll([
      `${bait.url}/${MARK}`,
      `up{x="${MARK}"} or vector(1)`,
      `../../../${MARK}?query=up#`,
      `a"} or x{y="${MARK}`,
    ]);

    expect(answered).toEqual(Object.keys(routes).map(name => `${name}: 200`));
    const canary = `/apis/flagger.app/v1beta1/namespaces/${address.namespace}/canaries/podinfo`;
    await eventually(async () =>
      expect(cluster.patches.map(({ path }) => path)).toEqual([
        `${canary}/status?fieldManager=backstage-rollouts`,
      ]),
    );
    expect(bait.asked).toEqual([]);
    const gauge = 'flagger_canary_metric_analysis';
    const name = `name="podinfo"`;
    const namespace = `namespace="${address.namespace}"`;
    expect([...new Set(prometheus.asked)].sort()).toEqual([
      'GET /api/v1/rules?type=alert',
      'POST /api/v1/query query=errors{w="podinfo"}',
      'POST /api/v1/query query=errors{w="podinfo-primary"}',
      `POST /api/v1/query query=${gauge}{${name},${namespace}} or ${gauge}{${name},exported_${namespace}}`,
      'POST /api/v1/query query=flagger_info',
    ]);
    expect([...new Set(alertmanager.asked)].sort()).toEqual([
      'GET /api/v2/alerts',
      'GET /api/v2/silences',
    ]);
    const asked = [...cluster.requests, ...cluster.patches, fetched.mock.calls];
    expect(JSON.stringify(asked)).not.toContain(MARK);
    expect(JSON.stringify(fetched.mock.calls)).toContain(
      '/metadata/techdocs/default/component/podinfo',
    );
  });

  it('the link of an alert is named and not followed', async () => {
    const { entity } = await rightValues();

    const { body } = await portal.get('/v1/entity-alerts', { entity });

    expect(body.alerts).toMatchObject([
      {
        name: 'ErrorsHigh',
        runbook: { kind: 'external', host: new URL(bait.url).host },
      },
    ]);
    expect(bait.asked).toEqual([]);
  });
});
