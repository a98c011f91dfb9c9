import { SimulatedClock } from '../../clock/SimulatedClock';
import { Source } from '../../sandbox/Source';
import { createPeers } from '../createPeers';
import { createAlertmanagerApi } from './createAlertmanagerApi';

const NOW = Date.UTC(2026, 0, 5, 9);
const iso = (at: number) => new Date(at).toISOString();
const authorization = `Basic ${Buffer.from('sandbox:sandbox-password').toString(
  'base64',
)}`;

const clock = new SimulatedClock(NOW);
const peers = createPeers(clock, 2);
const sources = peers.map(
  (alertmanager, index) =>
    new Source(`alertmanager-${index}`, source =>
      createAlertmanagerApi({
        alertmanager,
        peers: ['a', 'b'],
        clock,
        faults: source.faults,
        onRequest: () => {},
      }),
    ),
);

const alert = (labels: Record<string, string>) => ({
  labels,
  annotations: {},
  startsAt: NOW - 60_000,
  endsAt: NOW + 240_000,
  generatorURL: 'http://prometheus.example.org',
});

beforeAll(async () => {
  for (const source of sources) await source.start(0, 'production');
  const alerts = [
    alert({
      alertname: 'Errors',
      namespace: 'shop',
      workload: 'cart',
      severity: 'critical',
    }),
    alert({
      alertname: 'Errors',
      namespace: 'shop',
      workload: 'cart',
      severity: 'warning',
    }),
    alert({
      alertname: 'Slow',
      namespace: 'shop',
      workload: 'search',
      severity: 'warning',
    }),
  ];
  peers.forEach(peer => peer.receive(alerts, NOW));
});

afterAll(() => Promise.all(sources.map(source => source.stop())));

async function call(
  path: string,
  { peer = 0, ...init }: RequestInit & { peer?: number } = {},
) {
  const response = await fetch(`${sources[peer].url}/api/v2${path}`, {
    ...init,
    headers: { authorization, ...init.headers },
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : '' };
}

const names = ({ body }: { body: Array<{ labels: Record<string, string> }> }) =>
  body.map(({ labels }) => `${labels.alertname} ${labels.severity}`).sort();

const post = (silence: unknown, type = 'application/json', peer = 0) =>
  call('/silences', {
    peer,
    method: 'POST',
    body: JSON.stringify(silence),
    headers: { 'content-type': type },
  });

const silence = (changes: object = {}) => ({
  matchers: [{ name: 'alertname', value: 'Slow', isRegex: false }],
  startsAt: iso(clock.now()),
  endsAt: iso(clock.now() + 3_600_000),
  createdBy: 'user:default/lena',
  comment: 'known',
  ...changes,
});

describe('alerts', () => {
  it('have what the API promises, and what keeps them quiet', async () => {
    const { body } = await call('/alerts?filter=alertname="Errors"');
    const [critical, warning] = ['critical', 'warning'].map(severity =>
      body.find((found: any) => found.labels.severity === severity),
    );
    expect(critical).toEqual({
      labels: {
        alertname: 'Errors',
        namespace: 'shop',
        workload: 'cart',
        severity: 'critical',
      },
      annotations: {},
      fingerprint: 'af4087730a08c86d',
      startsAt: iso(NOW - 60_000),
      endsAt: iso(NOW + 240_000),
      updatedAt: iso(NOW),
      generatorURL: 'http://prometheus.example.org',
      receivers: [{ name: 'on-call-pager' }],
      status: { state: 'active', silencedBy: [], inhibitedBy: [], mutedBy: [] },
    });
    expect(warning.status).toMatchObject({
      state: 'suppressed',
      inhibitedBy: [critical.fingerprint],
    });
  });

  it.each([
    ['filter=workload=~"c.*"&filter=severity!=warning', ['Errors critical']],
    ['filter=workload!~"c.*"', ['Slow warning']],
    ['inhibited=false', ['Errors critical', 'Slow warning']],
    ['active=false', ['Errors warning']],
    ['receiver=on-call.*', ['Errors critical']],
    ['receiver=on-call', []],
  ])('are those that %s asks for', async (query, expected) => {
    expect(names(await call(`/alerts?${query}`))).toEqual(expected);
  });

  it('are told together by receiver and labels', async () => {
    const { body } = await call('/alerts/groups');
    expect(
      body.map((group: any) => [
        group.receiver.name,
        group.labels,
        group.alerts.length,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['on-call-pager', { alertname: 'Errors', namespace: 'shop' }, 1],
        ['team-chat', { alertname: 'Errors', namespace: 'shop' }, 1],
        ['team-chat', { alertname: 'Slow', namespace: 'shop' }, 1],
      ]),
    );
  });

  it('are not found by a filter that nobody understands', async () => {
    expect(await call('/alerts?filter=nonsense')).toEqual({
      status: 400,
      body: 'bad matcher format: nonsense',
    });
    expect((await call('/alerts?receiver=(')).status).toBe(400);
  });
});

describe('silences', () => {
  it('quieten, reach the other peer later, change in place, and end twice', async () => {
    const made = await post(silence());
    const id = made.body.silenceID;
    expect(names(await call('/alerts?silenced=false&inhibited=false'))).toEqual(
      ['Errors critical'],
    );
    expect(await call(`/silence/${id}`, { peer: 1 })).toEqual({
      status: 404,
      body: '',
    });
    await clock.advanceBy(5_000);
    const read = await call(`/silence/${id}`, { peer: 1 });
    expect(read.body).toMatchObject({
      id,
      status: { state: 'active' },
      matchers: [
        { name: 'alertname', value: 'Slow', isRegex: false, isEqual: true },
      ],
    });
    const { startsAt } = read.body;
    const endsAt = iso(clock.now() + 7_200_000);
    const longer = await post(silence({ id, startsAt, endsAt }));
    expect(longer.body.silenceID).toBe(id);
    const moved = await post(
      silence({ id, startsAt: iso(clock.now() + 60_000), endsAt }),
    );
    expect(moved.body.silenceID).not.toBe(id);
    expect((await call(`/silence/${id}`)).body.status.state).toBe('expired');
    expect(
      (await call(`/silence/${moved.body.silenceID}`)).body.status.state,
    ).toBe('pending');
    for (let i = 0; i < 2; i++) {
      const ended = await call(`/silence/${moved.body.silenceID}`, {
        method: 'DELETE',
      });
      expect(ended).toEqual({ status: 200, body: '' });
    }
    const other = await post(
      silence({ matchers: [{ name: 'a', value: 'b', isRegex: false }] }),
    );
    const changed = await post(
      silence({
        id: other.body.silenceID,
        matchers: [{ name: 'a', value: 'c', isRegex: false }],
      }),
    );
    expect(changed.body.silenceID).not.toBe(other.body.silenceID);
    const { body } = await call('/silences?filter=alertname="Slow"');
    const ids = body.map((found: any) => found.id);
    expect(ids.sort()).toEqual([id, moved.body.silenceID].sort());
    expect(ids).not.toContain(other.body.silenceID);
  });

  it.each([
    [
      { matchers: [] },
      422,
      { code: 612, message: 'matchers in body should have at least 1 items' },
    ],
    [
      { comment: undefined },
      422,
      { code: 602, message: 'comment in body is required' },
    ],
    [{ id: 'nonsense' }, 422, expect.objectContaining({ code: 601 })],
    [
      { endsAt: iso(NOW - 7_200_000), startsAt: iso(NOW - 10_000_000) },
      400,
      "Failed to create silence: end time can't be in the past",
    ],
    [
      { endsAt: iso(NOW), startsAt: iso(NOW + 1_000) },
      400,
      'Failed to create silence: start time must be before end time',
    ],
    [
      { matchers: [{ name: 'a', value: '.*', isRegex: true }] },
      400,
      'silence invalid: at least one matcher must not match the empty string',
    ],
    [{ id: '5ba0ba14-05c3-4e06-9c3e-000000000000' }, 404, ''],
  ])('are refused with %j', async (changes, status, body) => {
    expect(await post(silence(changes))).toEqual({ status, body });
  });

  it('come as JSON only', async () => {
    expect((await post(silence(), 'text/plain')).status).toBe(415);
  });
});

it('wants its password, and says which peers there are', async () => {
  const { body } = await call('/status');
  expect(body.cluster.peers).toHaveLength(2);
  expect(body.versionInfo.version).toContain('+sandbox');
  expect((await call('/receivers')).body).toEqual([
    { name: 'team-chat' },
    { name: 'on-call-pager' },
  ]);
  const stranger = await fetch(`${sources[0].url}/api/v2/status`);
  expect(stranger.status).toBe(401);
});

it('forgets what Prometheus no longer repeats', async () => {
  await clock.advanceBy(300_000);
  expect((await call('/alerts')).body).toEqual([]);
});
