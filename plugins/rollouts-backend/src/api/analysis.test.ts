import type { ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { loadRecording, WatchRecord } from '@rollouts/recordings';
import { startRollouts } from '../__testUtils__/backend';
import { eventually } from '../__testUtils__/eventually';
import { FakeApiServer } from '../__testUtils__/FakeApiServer';
import { serve, Served } from '../__testUtils__/serve';
import { isWatch } from '../__testUtils__/watchRecords';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const address = {
  cluster: 'production',
  namespace: 'weighted-metric-failure',
  name: 'podinfo',
};

/** The recording of a release that fails: up to 25 %, and the rest. */
function recorded() {
  const changes = loadRecording('weighted-metric-failure').filter(isWatch);
  const failing = changes.findIndex(({ source, object }) => {
    const { failedChecks } = Object(
      (object as { status?: unknown }).status,
    ) as { failedChecks?: number };
    return source === 'canaries' && failedChecks === 1;
  });
  return {
    running: changes.slice(0, failing + 1),
    rest: changes.slice(failing),
  };
}

describe('the analysis of a rollout', () => {
  let cluster: FakeApiServer;
  let prometheus: Served;
  let queries: string[] = [];
  let answer: (query: string, response: ServerResponse) => void;
  let stop: () => Promise<void> = async () => {};

  const vector = (metric: object, value: string) => [
    { metric, value: [1_767_225_600.123, value] },
  ];
  const reply = (response: ServerResponse, result: object[]) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({
        status: 'success',
        data: { resultType: 'vector', result },
      }),
    );
  };

  beforeEach(async () => {
    queries = [];
    answer = (query, response) => {
      if (query.startsWith('flagger_canary_metric')) {
        return reply(response, vector({ metric: 'error-rate' }, '30'));
      }
      if (query === 'flagger_info') return reply(response, []);
      const isPrimary = query.includes('podinfo-primary');
      return reply(response, vector({}, isPrimary ? '0.1' : '0.5'));
    };
    prometheus = await serve(async (request, response) => {
      const query = new URLSearchParams(await text(request)).get('query') ?? '';
      queries.push(query);
      answer(query, response);
    });
    cluster = await FakeApiServer.start();
    cluster.play({
      source: 'metrictemplates' as WatchRecord['source'],
      type: 'ADDED',
      object: {
        metadata: { namespace: address.namespace, name: 'error-rate' },
        spec: {
          provider: { type: 'prometheus' },
          query: '100 * errors{w="{{ target }}"}[{{ interval }}]',
        },
      } as WatchRecord['object'],
    });
  });

  afterEach(async () => {
    await stop();
    await cluster.stop();
    await prometheus.stop();
  });

  async function setUp(
    changes: WatchRecord[],
    options: Partial<Parameters<typeof startRollouts>[0]> = {},
  ) {
    changes.forEach(change => cluster.play(change));
    const portal = await startRollouts({
      knex: await databases.init('SQLITE_3'),
      config: {
        clusters: [{ name: 'production', kubernetes: { url: cluster.url } }],
        prometheus: [
          {
            name: 'main',
            url: prometheus.url,
            clusters: ['production'],
          },
        ],
      },
      ...options,
    });
    stop = () => portal.backend.stop();
    const analysis = async () =>
      (await portal.get('/v1/analysis', address)).body.analysis;
    return { ...portal, analysis };
  }

  it('is what the metrics say of canary and primary, and what Flagger says', async () => {
    const { analysis } = await setUp(recorded().running);

    const found = await eventually(async () => {
      const now = await analysis();
      expect(now.evaluatedAt).not.toBeNull();
      expect(now.metrics[0].flagger.text).not.toBeNull();
      return now;
    });

    expect(found.state).toBe('running');
    expect(found.metrics).toMatchObject([
      {
        name: 'error-rate',
        kind: 'template',
        template: 'weighted-metric-failure/error-rate',
        query: '100 * errors{w="podinfo"}[10s]',
        primaryQuery: '100 * errors{w="podinfo-primary"}[10s]',
        bound: { min: null, max: 1 },
        canary: { value: 0.5, at: 1_767_225_600_123 },
        primary: { value: 0.1 },
        result: 'pass',
        margin: 0.5,
        flagger: {
          reading: { value: 30 },
          text: expect.stringMatching(/error-rate [\d.]+ > 1/),
          differs: true,
        },
      },
    ]);
  });

  it('is kept with the release when it has ended, and nothing is asked any more', async () => {
    const { running, rest } = recorded();
    const { analysis, get } = await setUp(running);
    await eventually(async () =>
      expect((await analysis()).evaluatedAt).not.toBeNull(),
    );

    rest.forEach(change => cluster.play(change));
    await eventually(async () => expect((await analysis()).state).toBe('idle'));
    expect((await get('/v1/analysis', address)).body.sources).toEqual([]);
    const [metric] = (await analysis()).metrics;
    expect(metric).toMatchObject({
      result: 'not-evaluated',
      canary: null,
      query: '100 * errors{w="podinfo"}[10s]',
    });

    const { body } = await get('/v1/releases', address);
    const { body: kept } = await get('/v1/release-analysis', {
      id: body.items[0].id,
    });
    expect(kept).toMatchObject({
      stepMs: 10_000,
      metrics: [{ name: 'error-rate', bound: { max: 1 } }],
    });
    expect(kept.metrics[0].canary[0].value).toBe(0.5);
    expect(kept.metrics[0].primary[0].value).toBe(0.1);
    expect(kept.metrics[0].failedAt.length).toBeGreaterThan(0);
  });

  it('asks nothing about what is at rest', async () => {
    const { running, rest } = recorded();
    const { analysis } = await setUp([...running, ...rest]);
    await eventually(async () => expect((await analysis()).state).toBe('idle'));
    expect(queries.filter(query => query !== 'flagger_info')).toEqual([]);
  });

  it('is asked once however many look', async () => {
    const { analysis } = await setUp(recorded().running);
    await eventually(async () =>
      expect((await analysis()).evaluatedAt).not.toBeNull(),
    );
    const before = queries.length;
    // Alerts are asked for without a query: nobody looks at alerts.
    expect(queries).not.toContain('');
    await Promise.all(Array.from({ length: 30 }, () => analysis()));
    expect(queries.length).toBe(before);
  });

  it.each([
    [
      'refuses the query',
      (response: ServerResponse) => {
        response.writeHead(422, { 'content-type': 'application/json' });
        response.end(
          '{"status":"error","errorType":"execution","error":"too many samples"}',
        );
      },
      { code: 'query-refused', text: /too many samples/, server: 'live' },
    ],
    [
      'answers a login page',
      (response: ServerResponse) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        response.end('<html>');
      },
      { code: 'query-failed', text: /instead of JSON/, server: 'down' },
    ],
    [
      'answers a range',
      (response: ServerResponse) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(
          '{"status":"success","data":{"resultType":"matrix","result":[]}}',
        );
      },
      { code: 'query-refused', text: /instead of a vector/, server: 'live' },
    ],
  ])('says so when the server %s', async (_, bad, expected) => {
    answer = (_query, response) => bad(response);
    const { get } = await setUp(recorded().running);
    const { analysis, sources } = await eventually(async () => {
      const { body } = await get('/v1/analysis', address);
      expect(body.analysis.evaluatedAt).not.toBeNull();
      return body;
    });
    expect(sources).toMatchObject([
      { id: 'prometheus:main', state: expected.server },
    ]);
    expect(analysis.metrics[0]).toMatchObject({
      result: 'not-evaluated',
      canary: null,
      problems: [
        { code: expected.code, text: expect.stringMatching(expected.text) },
      ],
    });
  });

  it('tells no data from 0', async () => {
    answer = (query, response) =>
      reply(response, query.startsWith('100') ? vector({}, 'NaN') : []);
    const { analysis } = await setUp(recorded().running);
    await eventually(async () => {
      const [metric] = (await analysis()).metrics;
      expect(metric).toMatchObject({
        result: 'no-data',
        canary: { value: null, text: 'NaN' },
      });
    });
  });

  it('is hidden from who may not read the rollout', async () => {
    const { get } = await setUp([], {
      decision: { result: AuthorizeResult.DENY },
    });
    expect((await get('/v1/analysis', address)).status).toBe(404);
    expect((await get('/v1/release-analysis', { id: 'x.1' })).status).toBe(404);
  });
});
