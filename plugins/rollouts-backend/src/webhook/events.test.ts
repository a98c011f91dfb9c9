import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { createKnexStore } from '../store/knexStore';
import { answeredOtherwise } from '../__testUtils__/answeredOtherwise';
import { startRollouts } from '../__testUtils__/backend';
import { eventually } from '../__testUtils__/eventually';
import { seed } from '../__testUtils__/seed';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const CLUSTER = 'arn:aws:eks:eu:1:cluster/prod';
const address = { cluster: CLUSTER, namespace: 'shop', name: 'checkout' };
const password = 'correct horse: battery';

const event = (message: string) => ({
  name: 'checkout',
  namespace: 'shop',
  phase: 'Progressing',
  checksum: '123',
  metadata: {
    eventMessage: message,
    eventType: 'Warning',
    timestamp: '1767355200000',
  },
});

async function setUp() {
  const knex = await databases.init('SQLITE_3');
  await seed(knex, address, 'weighted-success');
  const { agent } = await startRollouts({
    knex,
    config: {
      clusters: [
        {
          name: CLUSTER,
          kubernetes: { url: 'http://127.0.0.1:1' },
          events: { username: 'flagger', password },
        },
        { name: 'silent', kubernetes: { url: 'http://127.0.0.1:1' } },
      ],
    },
  });
  const post = (cluster: string) =>
    agent.post(`/api/rollouts/events/${encodeURIComponent(cluster)}`);
  return { knex, agent, post };
}

async function spoken(knex: Knex): Promise<string[]> {
  const store = createKnexStore({ knex, now: () => 0 });
  const [rollout] = await store.listRollouts({});
  return rollout.state.utterances.map(u => u.message);
}

describe('event webhook', () => {
  it('takes an event in', async () => {
    const { knex, post } = await setUp();

    const response = await post(CLUSTER)
      .auth('flagger', password)
      .send(event('Halted by the moon'));

    expect(response.status).toBe(202);
    await eventually(async () =>
      expect(await spoken(knex)).toContain('Halted by the moon'),
    );
  });

  it('reads JSON whatever the content type, and slashes that an ingress decoded', async () => {
    const { knex, agent } = await setUp();

    const response = await agent
      .post(`/api/rollouts/events/${CLUSTER}`)
      .auth('flagger', password)
      .set('content-type', 'application/octet-stream')
      .send(Buffer.from(JSON.stringify(event('As bytes'))));

    expect(response.status).toBe(202);
    await eventually(async () =>
      expect(await spoken(knex)).toContain('As bytes'),
    );
  });

  it('answers everything that is wrong alike', async () => {
    const { knex, agent, post } = await setUp();
    const before = await spoken(knex);
    const good = () => post(CLUSTER).auth('flagger', password);
    const url = `/api/rollouts/events/${encodeURIComponent(CLUSTER)}`;
    const wrong = [
      post(CLUSTER).send(event('x')),
      post(CLUSTER).auth('flagger', 'wrong').send(event('x')),
      post(CLUSTER).auth('other', password).send(event('x')),
      post(CLUSTER).set('authorization', 'Bearer abc').send(event('x')),
      post(CLUSTER).set('authorization', 'Basic %%%').send(event('x')),
      post('unknown').auth('flagger', password).send(event('x')),
      post('silent').auth('flagger', password).send(event('x')),
      post('silent').auth('', '').send(event('x')),
      post('').auth('flagger', password).send(event('x')),
      agent.post('/api/rollouts/events').auth('flagger', password).send({}),
      agent.post('/api/rollouts/events/%ZZ').auth('flagger', password).send({}),
      agent.get(url).auth('flagger', password),
      agent.put(url).auth('flagger', password).send(event('x')),
      good().set('content-type', 'application/json').send('{not json'),
      good().send({ name: 'checkout' }),
      good().send([]),
      good().send(),
    ];

    const alike = { status: 403, text: 'refused\n' };
    expect(await answeredOtherwise(wrong, alike)).toEqual([]);
    expect(await spoken(knex)).toEqual(before);
  });

  it('refuses a body of 5 MB and stays well', async () => {
    const { post } = await setUp();

    const response = await post(CLUSTER)
      .auth('flagger', password)
      .send(event('x'.repeat(5_000_000)))
      .catch(error => ({ status: error.code }));

    // The connection may be cut before everything was sent.
    expect([403, 'EPIPE', 'ECONNRESET']).toContain(response.status);
    const next = await post(CLUSTER)
      .auth('flagger', password)
      .send(event('Still there'));
    expect(next.status).toBe(202);
  });

  it('does not open the rest of the API', async () => {
    const { agent } = await setUp();

    const at = (path: string) =>
      agent.get(`/api/rollouts${path}`).auth('flagger', password);
    const others = [at('/v1/sources'), at('/eventsx')];
    const dressed = [at('/events/../v1/sources')];
    expect(await answeredOtherwise(others, { status: 401 })).toEqual([]);
    expect(await answeredOtherwise(dressed, { status: 403 })).toEqual([]);
  });

  it('stores what two feeds say once', async () => {
    const knex = await databases.init('SQLITE_3');
    await seed(knex, address, 'weighted-success');
    const once = createKnexStore({ knex, now: () => 0 });
    const [{ release }] = await once.listRollouts({});
    const before = await once.readRelease(release!.id);

    await seed(knex, address, 'weighted-success');

    expect(await once.readRelease(release!.id)).toEqual(before);
    expect(before?.timeline.some(e => e.feeds.length > 1)).toBe(true);
  });
});
