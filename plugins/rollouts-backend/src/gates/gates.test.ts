import { TestDatabases } from '@backstage/backend-test-utils';
import { answeredOtherwise } from '../__testUtils__/answeredOtherwise';
import { startRollouts } from '../__testUtils__/backend';
import { seed } from '../__testUtils__/seed';
import { createKnexStore } from '../store/knexStore';
import { gateCredentials, gateKeyId } from './gateCredentials';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const CLUSTER = 'arn:aws:eks:eu:1:cluster/prod';
const KEY = 'a key of at least 32 characters!';
const asking = { namespace: 'shop', name: 'checkout' };
const { username, password } = gateCredentials(KEY, asking);
const question = { ...asking, phase: 'Progressing', checksum: 'abc' };

async function setUp(key: string | string[] = KEY) {
  const knex = await databases.init('SQLITE_3');
  await seed(knex, { cluster: CLUSTER, ...asking }, 'weighted-success');
  const kubernetes = { url: 'http://127.0.0.1:1' };
  const { agent } = await startRollouts({
    knex,
    config: {
      clusters: [
        { name: CLUSTER, kubernetes, gates: { key } },
        { name: 'silent', kubernetes },
      ],
    },
  });
  const ask = (kind: string, cluster = CLUSTER) =>
    agent.post(`/api/rollouts/gates/${encodeURIComponent(cluster)}/${kind}`);
  const store = createKnexStore({ knex, now: () => 0 });
  const polls = async () => {
    const [rollout] = await store.listRollouts({});
    return store.listPolls(rollout.id);
  };
  return { knex, agent, ask, polls };
}

describe('gates over HTTP', () => {
  it.each(['confirm-rollout', 'confirm-promotion', 'rollback'])(
    'a %s says no with a reason, and keeps that it was asked',
    async kind => {
      const { ask, polls } = await setUp();

      const answer = await ask(kind).auth(username, password).send(question);

      expect([answer.status, answer.text]).toEqual([
        403,
        'no release is open\n',
      ]);
      expect(await polls()).toMatchObject([
        { kind, checksum: 'abc', releaseId: null, answer: false },
      ]);
    },
  );

  it('reads JSON whatever the content type, and slashes that an ingress decoded', async () => {
    const { agent } = await setUp();

    const answer = await agent
      .post(`/api/rollouts/gates/${CLUSTER}/rollback`)
      .auth(username, password)
      .set('content-type', 'application/octet-stream')
      .send(Buffer.from(JSON.stringify(question)));

    expect(answer.text).toBe('no release is open\n');
  });

  it('answers everything that is wrong with 403', async () => {
    const { agent, ask, polls } = await setUp();
    const good = (kind = 'rollback') => ask(kind).auth(username, password);
    const url = `/api/rollouts/gates/${encodeURIComponent(CLUSTER)}/rollback`;
    const wrong = [
      ask('rollback').send(question),
      ask('rollback').auth(username, 'wrong').send(question),
      ask('rollback').auth('shop.other', password).send(question),
      ask('rollback').set('authorization', 'Bearer abc').send(question),
      ask('rollback', 'silent').auth(username, password).send(question),
      ask('rollback', 'unknown').auth(username, password).send(question),
      ask('', '').auth(username, password).send(question),
      ask('', '').send(question),
      agent.post('/api/rollouts/gates').auth(username, password).send(question),
      agent.post('/api/rollouts/gates/%ZZ').auth(username, password).send({}),
      agent.get(url).auth(username, password),
      agent.put(url).auth(username, password).send(question),
      good('nonsense').send(question),
      good('constructor').send(question),
      good().set('content-type', 'application/json').send('{not json'),
      good().send({ ...question, name: 'other' }),
      good().send({ ...question, checksum: '' }),
      good().send({ ...question, checksum: 7 }),
      good().send([]),
      good().send(),
    ];

    expect(await answeredOtherwise(wrong, { status: 403 })).toEqual([]);
    expect(await polls()).toEqual([]);
  });

  it('takes either of two keys while the key is replaced, and no third', async () => {
    const [present, earlier] = ['n'.repeat(32), 'e'.repeat(32)];
    const { ask, polls } = await setUp([present, earlier]);
    const by = (key: string) => {
      const made = gateCredentials(key, asking);
      return ask('rollback').auth(made.username, made.password).send(question);
    };

    expect((await by(earlier)).text).toBe('no release is open\n');
    expect(await polls()).toMatchObject([{ keyId: gateKeyId(earlier) }]);
    expect((await by(present)).text).toBe('no release is open\n');
    expect(await polls()).toMatchObject([{ keyId: gateKeyId(present) }]);
    expect((await by(KEY)).text).toBe('refused\n');
  });

  it('says no in the same way while the database is down', async () => {
    const { knex, ask } = await setUp();
    await knex.schema.renameTable('rollouts', 'gone');

    const answer = await ask('rollback')
      .auth(username, password)
      .send(question);

    expect([answer.status, answer.text]).toEqual([
      403,
      'the portal has trouble\n',
    ]);
  });

  it('does not open the rest of the API', async () => {
    const { agent } = await setUp();

    const at = (path: string) =>
      agent
        .post(`/api/rollouts${path}`)
        .auth(username, password)
        .send(question);
    const others = [at('/v1/actions'), at('/gatesx')];
    const dressed = [at('/gates/../v1/actions')];
    expect(await answeredOtherwise(others, { status: 401 })).toEqual([]);
    expect(await answeredOtherwise(dressed, { status: 403 })).toEqual([]);
  });
});
