import type { RequestListener } from 'node:http';
import { serve, Served } from '../__testUtils__/serve';
import { createMonitoring, Monitoring } from './createMonitoring';

jest.setTimeout(30_000);

const SECRET = 'very-secret-token';

const json =
  (body: unknown, status = 200): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
const says =
  (status: number, text: string, type = 'text/html'): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': type });
    response.end(text);
  };
const hangsUp: RequestListener = request => request.socket.destroy();
const keepsSilent: RequestListener = () => {};

const inTime = {
  labels: { alertname: 'ErrorsHigh', namespace: 'shop' },
  annotations: {},
  state: 'firing',
  activeAt: '2026-01-01T00:00:00Z',
  value: '1',
};
const rule = {
  type: 'alerting',
  name: 'ErrorsHigh',
  query: 'x > 1',
  alerts: [inTime],
};
const success = (data: unknown, also: object = {}) =>
  json({ status: 'success', data, ...also });
const rulesOf = (...rules: unknown[]) => success({ groups: [{ rules }] });
const notified = {
  fingerprint: 'f',
  labels: inTime.labels,
  annotations: {},
  startsAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
  status: { silencedBy: [], inhibitedBy: [] },
};
const tells =
  (alerts: unknown[]): RequestListener =>
  (request, response) =>
    json(request.url?.includes('silences') ? [] : alerts)(request, response);

/** A Prometheus and an Alertmanager that do as they are told, and who reads them. */
class Watched {
  prometheus: RequestListener = rulesOf(rule);
  alertmanager: RequestListener = tells([notified]);
  now = 1_000_000;
  readonly #servers: Served[] = [];
  #monitoring: Monitoring | null = null;

  async start(): Promise<void> {
    const access = { clusters: ['production'], bearer: { token: SECRET } };
    this.#monitoring = createMonitoring({
      prometheus: [
        {
          name: 'main',
          url: await this.serve((...asked) => this.prometheus(...asked)),
          ...access,
        },
      ],
      alertmanager: [
        {
          name: 'main',
          urls: [await this.serve((...asked) => this.alertmanager(...asked))],
          ...access,
        },
      ],
      now: () => this.now,
    });
  }

  async serve(answer: RequestListener): Promise<string> {
    const server = await serve(answer);
    this.#servers.push(server);
    return server.url;
  }

  async stop(): Promise<void> {
    await this.#monitoring?.close();
    await Promise.all(this.#servers.map(server => server.stop()));
  }

  /** What a page gets now. */
  async look() {
    if (!this.#monitoring) throw new Error('Not started');
    const { board } = this.#monitoring;
    const { told, sources } = await board.read(['production']);
    const [prometheus, alertmanager] = sources;
    return {
      prometheus,
      alertmanager,
      rules: told.flatMap(({ rules }) => rules.map(r => r.labels.alertname)),
      notified: told.flatMap(t => t.notified.map(n => n.labels.alertname)),
    };
  }
}

let watched: Watched;

beforeEach(async () => {
  watched = new Watched();
  await watched.start();
});

afterEach(() => watched.stop());

const FAILURES: Array<[string, RequestListener, RegExp]> = [
  ['hangs up', hangsUp, /^No answer from http/],
  ['answers 401', says(401, 'who?'), /answered 401: check its credentials/],
  ['answers 403', json({}, 403), /answered 403: check its credentials/],
  ['answers 503', says(503, 'down', 'text/plain'), /answered 503/],
  ['answers a login page', says(200, '<html>'), /text\/html instead of JSON/],
  ['answers nothing', says(200, '', ''), /no content type instead of JSON/],
  [
    'breaks off',
    says(200, '[{"labels":', 'application/json'),
    /half of an answer/,
  ],
];

describe.each(['prometheus', 'alertmanager'] as const)('the %s', which => {
  it.each<[string, RequestListener, RegExp]>([
    ...FAILURES,
    [
      'answers other JSON',
      json({ hello: 1 }),
      /not Prometheus' own|not an Alertmanager's/,
    ],
    [
      'answers what is none of its lists',
      success({ hello: 1 }),
      /something else than rules|not an Alertmanager's/,
    ],
  ])(
    'that %s is down and says why, and the other one still tells',
    async (_, trouble, message) => {
      watched[which] = trouble;

      const seen = await watched.look();

      expect(seen[which]).toMatchObject({
        state: 'down',
        lastSuccessAt: null,
        lastError: { message: expect.stringMatching(message) },
      });
      expect(seen[which].lastError?.message).not.toContain('\n');
      expect(JSON.stringify(seen)).not.toContain(SECRET);
      expect([...seen.rules, ...seen.notified]).toEqual(['ErrorsHigh']);
    },
  );

  it('that is back is believed again, after a minute at most', async () => {
    const answer = watched[which];
    watched[which] = hangsUp;
    for (let failures = 0; failures < 8; failures += 1) {
      await watched.look();
      watched.now += 60_000;
    }
    watched[which] = answer;

    const seen = await watched.look();

    expect(seen[which].state).toBe('live');
    expect(seen[which].lastSuccessAt).toBe(watched.now);
  });

  it('is not followed to another address, which would get its credentials', async () => {
    let asked = 0;
    const elsewhere = await watched.serve((_, response) => {
      asked += 1;
      response.end();
    });
    watched[which] = (_, response) => {
      response.writeHead(307, { location: `${elsewhere}/api/v1/rules` });
      response.end();
    };

    const seen = await watched.look();

    expect(seen[which].lastError?.message).toMatch(/answered 307/);
    expect(asked).toBe(0);
  });

  it('that has never answered and lets a page wait does not hold it for long', async () => {
    watched[which] = keepsSilent;
    const began = performance.now();

    const seen = await watched.look();

    expect(performance.now() - began).toBeLessThan(8_000);
    expect(seen[which].state).toBe('connecting');
    expect([...seen.rules, ...seen.notified]).toEqual(['ErrorsHigh']);
  });

  it('that answered an hour ago and is silent now is not taken for fresh', async () => {
    const before = await watched.look();
    watched.now += 3_600_000;
    watched[which] = keepsSilent;

    const seen = await watched.look();

    expect(seen[which]).toMatchObject({
      state: 'stale',
      lastSuccessAt: before[which].lastSuccessAt,
    });
    expect([seen.rules, seen.notified]).toEqual([
      before.rules,
      before.notified,
    ]);
  });

  it('that does not answer at all is down in the end', async () => {
    watched[which] = keepsSilent;
    for (let looks = 0; looks < 4; looks += 1) await watched.look();

    const seen = await watched.look();

    expect(seen[which]).toMatchObject({
      state: 'down',
      lastError: {
        message: expect.stringMatching(/^No answer from .*timeout/),
      },
    });
  });
});

it('an alert of an Alertmanager that fails is over once its Prometheus does not tell it', async () => {
  await watched.look();
  watched.now += 60_000;
  watched.alertmanager = hangsUp;

  const firing = await watched.look();
  watched.now += 60_000;
  watched.prometheus = rulesOf({ ...rule, alerts: [] });
  const over = await watched.look();

  expect(firing.notified).toEqual(['ErrorsHigh']);
  expect([...over.rules, ...over.notified]).toEqual([]);
});

describe('an answer of which a part is missing', () => {
  const partly = (message: string, at: number) => ({
    state: 'live',
    feeds: [{ state: 'live', lastSuccessAt: at, lastError: { at, message } }],
  });

  it('is said where Prometheus itself warns', async () => {
    watched.prometheus = success(
      { groups: [{ rules: [rule] }] },
      { warnings: ['remote read failed'] },
    );

    const { prometheus, rules } = await watched.look();

    expect(rules).toEqual(['ErrorsHigh']);
    expect(prometheus).toMatchObject(partly('remote read failed', watched.now));
  });

  it('is said where alerts or their rules cannot be read', async () => {
    watched.prometheus = rulesOf(
      rule,
      { type: 'recording', name: 'a:b' },
      { type: 'alerting', name: 'no query' },
      { ...rule, alerts: [{ ...inTime, activeAt: 'yesterday' }, 'x'] },
      { ...rule, alerts: null },
    );
    watched.alertmanager = tells([
      notified,
      { ...notified, startsAt: 'soon' },
      { ...notified, labels: ['a'] },
    ]);

    const seen = await watched.look();

    expect([seen.rules, seen.notified]).toEqual([
      ['ErrorsHigh'],
      ['ErrorsHigh'],
    ]);
    expect(seen.prometheus).toMatchObject(
      partly('3 alerts could not be read', watched.now),
    );
    expect(seen.alertmanager).toMatchObject(
      partly('2 alerts could not be read', watched.now),
    );
  });

  it('is not said any more once it is whole', async () => {
    watched.alertmanager = tells([notified, 'x']);
    await watched.look();
    watched.alertmanager = tells([notified]);
    watched.now += 60_000;

    const [feed] = (await watched.look()).alertmanager.feeds;

    expect(feed.lastError).toBeNull();
  });
});
