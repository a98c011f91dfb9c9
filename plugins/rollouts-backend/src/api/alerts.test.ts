import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { JsonObject } from '@backstage/types';
import { aComponent, startRollouts } from '../__testUtils__/backend';
import { seed } from '../__testUtils__/seed';
import { serve, Served } from '../__testUtils__/serve';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const checkout = {
  cluster: 'production',
  namespace: 'shop',
  name: 'checkout',
};

const ledger = { cluster: 'production', namespace: 'search', name: 'ledger' };

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Bodies that a real Prometheus 3.16 and Alertmanager 0.25 sent. */
const recorded = (name: string) =>
  readFileSync(
    join(__dirname, '..', 'monitoring', '__fixtures__', `${name}.json`),
    'utf8',
  );
const json =
  (body: string, status = 200): Answer =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body);
  };
const page =
  (status: number, type = 'text/html'): Answer =>
  (_, response) => {
    response.writeHead(status, { 'content-type': type });
    response.end('<html>Please sign in</html>');
  };
const rules: Answer = json(recorded('prometheus-rules'));
const notified: Answer = (request, response) =>
  json(
    recorded(
      request.url?.includes('silences')
        ? 'alertmanager-silences'
        : 'alertmanager-alerts',
    ),
  )(request, response);

describe('alerts of an entity', () => {
  const servers: Served[] = [];
  let stop: () => Promise<void> = async () => {};

  afterEach(async () => {
    await stop();
    await Promise.all(servers.splice(0).map(server => server.stop()));
  });

  async function urlOf(source: { now: Answer }) {
    const server = await serve((...asked) => source.now(...asked));
    servers.push(server);
    return server.url;
  }

  async function setUp(
    prometheus: { now: Answer },
    alertmanager: { now: Answer },
    options: {
      access?: JsonObject;
      peers?: string[];
      annotations?: Record<string, string>;
      deny?: boolean;
    } = {},
  ) {
    const knex = await databases.init('SQLITE_3');
    await seed(knex, checkout, 'weighted-success');
    await seed(knex, ledger, 'weighted-success');
    const portal = await startRollouts({
      knex,
      decision: options.deny ? { result: AuthorizeResult.DENY } : undefined,
      entities: [
        aComponent('checkout', {
          'flagger.app/canary': 'production:shop/checkout',
          ...options.annotations,
        }),
        aComponent('payments', {
          'flagger.app/canary': 'production:search/ledger',
        }),
        aComponent('other'),
      ],
      config: {
        clusters: [
          { name: 'production', kubernetes: { url: 'http://127.0.0.1:1' } },
        ],
        prometheus: [
          {
            name: 'main',
            url: await urlOf(prometheus),
            clusters: ['production'],
            ...options.access,
          },
        ],
        alertmanager: [
          {
            name: 'main',
            urls: [await urlOf(alertmanager), ...(options.peers ?? [])],
            clusters: ['production'],
          },
        ],
      },
    });
    stop = () => portal.backend.stop();
    const ask = async (entity = 'component:default/checkout') => {
      const { status, body } = await portal.get('/v1/entity-alerts', {
        entity,
      });
      return { status, ...body };
    };
    return { ask };
  }
  const names = (alerts: Array<{ name: string }>) => alerts.map(a => a.name);
  const sourceOf = (sources: any[], kind: string) =>
    sources.find(source => source.kind === kind);

  it('are those of its namespace and workload, with all that both sources know', async () => {
    const { ask } = await setUp({ now: rules }, { now: notified });

    const { status, alerts, unmapped, sources } = await ask();

    expect(status).toBe(200);
    expect(names(alerts)).toEqual(['ErrorsHigh', 'QueueLong', 'CanaryFailed']);
    expect(names(unmapped)).toEqual(['Silent']);
    expect(alerts[1]).toMatchObject({ state: 'pending', firingSince: null });
    expect(alerts[2]).toMatchObject({
      state: 'firing',
      severity: 'warning',
      threshold: { operator: '==', value: 2 },
      value: 2,
      suppressed: { by: 'inhibition', silences: [] },
      why: { rule: 'workload' },
      sources: ['prometheus:main', 'alertmanager:main'],
    });
    expect(sources.map((s: any) => [s.id, s.state])).toEqual([
      ['prometheus:main', 'live'],
      ['alertmanager:main', 'live'],
    ]);
  });

  it('are those that the entity asks for', async () => {
    const { ask } = await setUp(
      { now: rules },
      { now: notified },
      {
        annotations: {
          'rollouts.backstage.io/alert-matchers':
            'namespace="shop",workload=~"check.*";alertname="Silent"',
        },
      },
    );

    const { alerts } = await ask();

    expect(
      alerts.map((a: any) => [a.name, a.why.rule, a.suppressed?.by ?? null]),
    ).toEqual([
      ['ErrorsHigh', 'annotation', null],
      ['QueueLong', 'workload', null],
      ['CanaryFailed', 'workload', 'inhibition'],
      ['Silent', 'annotation', 'silence'],
    ]);
    expect(alerts[0]).toMatchObject({
      summary: 'checkout fails 20%',
      description: '<b>bold</b> <script>alert(1)</script>',
      // The entity has no documentation of its own here.
      runbook: { kind: 'external', host: 'portal.example.org' },
    });
    expect(alerts[3].suppressed.silences).toMatchObject([
      { createdBy: 'ann', comment: 'known' },
    ]);
  });

  it('of its team are listed unless another entity is known for them', async () => {
    const alert = (alertname: string, labels: Record<string, string>) => ({
      labels: { alertname, namespace: 'search', ...labels },
      annotations: {},
      state: 'firing',
      activeAt: '2026-01-01T00:00:00Z',
      value: '1',
    });
    const team = 'shop-team';
    const alerts = [
      alert('OfTeam', { team }),
      alert('OfOtherTeam', { team: 'search-team' }),
      alert('OfLedger', { team, deployment: 'ledger' }),
      alert('OfPaymentsByName', { team, component: 'payments' }),
      alert('Both', { namespace: 'shop', workload: 'podinfo', team }),
      alert('Shared', { component: 'checkout', deployment: 'ledger' }),
    ];
    const rule = { type: 'alerting', query: 'x > 1', alerts };
    const data = { groups: [{ rules: [rule] }] };
    const { ask } = await setUp(
      { now: json(JSON.stringify({ status: 'success', data })) },
      { now: json('[]') },
      {
        annotations: {
          'rollouts.backstage.io/alert-matchers': 'a="1";service',
        },
      },
    );

    const answer = await ask();

    expect(
      answer.alerts.map((a: any) => [a.name, a.why.rule, a.shared]),
    ).toEqual([
      ['Shared', 'entity-label', true],
      ['Both', 'workload', false],
    ]);
    expect(
      answer.unmapped.map((a: any) => [a.name, a.why, a.relation]),
    ).toEqual([['OfTeam', { rule: 'team', detail: 'team="shop-team"' }, null]]);
    expect(answer.unreadableMatchers).toEqual(['service']);
    expect(JSON.stringify(answer)).not.toContain('payments');
  });

  it.each([
    ['answers 401', page(401), /check its credentials/],
    ['answers a login page', page(200), /instead of JSON/],
    ['answers 503', page(503, 'text/plain'), /answered 503/],
    ['answers half of JSON', json('{"status":"succ'), /half of an answer/],
    ['answers other JSON', json('{"hello":1}'), /not Prometheus' own/],
    [
      'refuses',
      json('{"status":"error","errorType":"bad_data","error":"no"}', 400),
      /bad_data: no/,
    ],
    [
      'answers without end',
      (_: IncomingMessage, response: ServerResponse) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        const more = () => {
          while (response.write('x'.repeat(1024 * 1024)));
          response.once('drain', more);
        };
        more();
      },
      /more than 20 MB/,
    ],
    [
      'hangs up',
      (request: IncomingMessage) => request.socket.destroy(),
      /No answer from/,
    ],
  ])(
    'are shown from the other source when one %s',
    async (_, answer, words) => {
      const { ask } = await setUp({ now: answer }, { now: notified });

      const { status, alerts, sources } = await ask();

      expect([status, names(alerts)]).toEqual([
        200,
        ['ErrorsHigh', 'CanaryFailed'],
      ]);
      const { state, lastError } = sourceOf(sources, 'prometheus');
      expect([state, lastError.message]).toEqual([
        'down',
        expect.stringMatching(words),
      ]);
    },
  );

  it('stay as they were last known when the sources go down', async () => {
    const prometheus = { now: rules };
    const alertmanager = { now: notified };
    const { ask } = await setUp(prometheus, alertmanager);
    const before = await ask();
    jest.useFakeTimers({
      doNotFake: [
        'nextTick',
        'setImmediate',
        'setTimeout',
        'setInterval',
        'queueMicrotask',
      ],
      now: Date.now() + 60_000,
    });
    try {
      prometheus.now = page(500);
      alertmanager.now = page(500);
      const after = await ask();

      expect(names(after.alerts)).toEqual(names(before.alerts));
      expect(after.sources.map((s: any) => s.state)).toEqual(['down', 'down']);
      expect(sourceOf(after.sources, 'prometheus').lastSuccessAt).toBe(
        sourceOf(before.sources, 'prometheus').lastSuccessAt,
      );
    } finally {
      jest.useRealTimers();
    }
  });

  it('are read from every peer, and one that is down is named', async () => {
    const { ask } = await setUp(
      { now: rules },
      { now: notified },
      { peers: ['http://127.0.0.1:1'] },
    );

    const { state, feeds } = sourceOf((await ask()).sources, 'alertmanager');

    expect(state).toBe('live');
    expect(feeds.map((f: any) => f.state)).toEqual(['live', 'failing']);
  });

  it('are asked for once, however many look', async () => {
    let asked = 0;
    const { ask } = await setUp(
      {
        now: (request, response) => {
          // What Flagger is there is asked about once, by whoever reads the cluster.
          if (request.url?.includes('/rules')) asked += 1;
          rules(request, response);
        },
      },
      { now: notified },
    );

    await Promise.all(Array.from({ length: 20 }, () => ask()));

    expect(asked).toBe(1);
  });

  it('show the worst of 2,000 and count the others', async () => {
    const many = {
      status: 'success',
      data: {
        groups: [
          {
            rules: [
              {
                type: 'alerting',
                query: 'x > 1',
                alerts: Array.from({ length: 2_000 }, (_, i) => ({
                  labels: {
                    alertname: `A${i}`,
                    namespace: 'shop',
                    workload: 'podinfo',
                    severity: i === 1_999 ? 'critical' : 'info',
                  },
                  annotations: {},
                  state: 'firing',
                  activeAt: '2026-01-01T00:00:00Z',
                  value: '4.225352112676056e-02',
                })),
              },
            ],
          },
        ],
      },
    };
    const { ask } = await setUp(
      { now: json(JSON.stringify(many)) },
      { now: json('[]') },
    );

    const { alerts, omitted } = await ask();

    expect([alerts.length, omitted, alerts[0].name]).toEqual([
      200,
      1_800,
      'A1999',
    ]);
    expect(alerts[0].value).toBeCloseTo(0.0423, 4);
  });

  it('say what a source warns of', async () => {
    const partial = {
      ...JSON.parse(recorded('prometheus-rules')),
      warnings: ['remote read failed'],
    };
    const { ask } = await setUp(
      { now: json(JSON.stringify(partial)) },
      { now: notified },
    );

    expect(sourceOf((await ask()).sources, 'prometheus')).toMatchObject({
      state: 'live',
      feeds: [{ lastError: { message: expect.stringMatching(/remote read/) } }],
    });
  });

  it('are nobody’s business who may not read a rollout of the entity', async () => {
    const { ask } = await setUp(
      { now: rules },
      { now: notified },
      { deny: true },
    );
    expect(await ask()).toMatchObject({
      alerts: [],
      unmapped: [],
      sources: [],
    });
  });

  it('are none of an entity without rollouts, and nothing is asked', async () => {
    const { ask } = await setUp(
      {
        now: (request, response) => {
          if (request.url?.includes('/rules')) throw new Error('asked');
          rules(request, response);
        },
      },
      { now: notified },
    );
    expect(await ask('component:default/other')).toMatchObject({
      alerts: [],
      sources: [],
    });
  });

  it('never show credentials', async () => {
    const secret = 'very-secret-token';
    const { ask } = await setUp(
      { now: page(401) },
      { now: notified },
      { access: { bearer: { token: secret } } },
    );
    expect(JSON.stringify(await ask())).not.toContain(secret);
  });
});
