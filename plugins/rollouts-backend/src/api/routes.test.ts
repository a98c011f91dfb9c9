import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  RolloutAddress,
  rolloutReadPermission,
  routes,
} from '@rollouts/backstage-plugin-rollouts-common';
import { aFlagger } from '@rollouts/backstage-plugin-rollouts-common/testing';
import {
  createRolloutConditionalDecision,
  rolloutConditions,
} from '@rollouts/backstage-plugin-rollouts-node';
import {
  aComponent,
  ANN,
  GUEST,
  startRollouts,
} from '../__testUtils__/backend';
import { seed } from '../__testUtils__/seed';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const checkout: RolloutAddress = {
  cluster: 'arn:aws:eks:eu:1:cluster/prod',
  namespace: 'shop',
  name: 'checkout',
};
const search: RolloutAddress = {
  cluster: 'staging',
  namespace: 'search',
  name: 'index',
};
const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: PolicyDecision = { result: AuthorizeResult.DENY };
const owners = (claim: string) =>
  createRolloutConditionalDecision(
    rolloutReadPermission,
    rolloutConditions.isOwner({ claims: [claim] }),
  );
const everythingButShop = createRolloutConditionalDecision(
  rolloutReadPermission,
  { not: rolloutConditions.inNamespace({ namespaces: ['shop'] }) },
);

async function setUp(decision: PolicyDecision = allow) {
  const knex = await databases.init('SQLITE_3');
  const store = await seed(knex, checkout, 'weighted-success', {
    'rollouts.backstage.io/owner': 'group:default/shop-team',
  });
  await seed(knex, search, 'weighted-metric-failure');
  await seed(knex, { ...search, name: 'lonely' }, 'weighted-success');
  const { get, agent } = await startRollouts({
    knex,
    decision,
    entities: [
      aComponent('checkout', {
        'flagger.app/canary': `${checkout.cluster}:shop/checkout`,
      }),
      aComponent('index'),
      aComponent('both', {
        'flagger.app/canary': `shop/checkout, search/index`,
      }),
      aComponent('plain'),
      aComponent('lonely'),
    ],
    config: {
      // Nobody listens there: reads must not need a cluster.
      clusters: [checkout.cluster, 'staging'].map(name => ({
        name,
        kubernetes: { url: 'http://127.0.0.1:1' },
      })),
    },
  });
  const rollouts = await store.listRollouts({});
  const release = (name: string) =>
    rollouts.find(r => r.name === name)!.release!.id;
  // The mapping of the first refresh.
  await get('/v1/entity-rollouts', { entity: 'component:default/plain' });
  return { get, agent, store, release };
}

const paths = (release: string): Array<[string, object]> => [
  ['/v1/entity-rollouts', { entity: 'component:default/checkout' }],
  ['/v1/rollout', checkout],
  ['/v1/releases', checkout],
  ['/v1/release', { id: release }],
  ['/v1/sources', {}],
];

describe('who may read', () => {
  it('nobody without a token', async () => {
    const { get, release } = await setUp();

    for (const [path, query] of paths(release('checkout'))) {
      const response = await get(path, query, null);
      expect([path, response.status]).toEqual([path, 401]);
    }
  });

  it('a guest, when the policy says yes', async () => {
    const { get, release } = await setUp();

    for (const [path, query] of paths(release('checkout'))) {
      const response = await get(path, query, GUEST);
      expect([path, response.status]).toEqual([path, 200]);
    }
  });

  it('no service that was not given this very permission', async () => {
    const { get, release } = await setUp();

    for (const [path, query] of paths(release('checkout'))) {
      const response = await get(path, query, mockCredentials.service.header());
      expect([path, response.status]).toEqual([path, 403]);
      expect(response.body.error.message).toContain('rollouts.rollout.read');
    }
  });

  it('not who is denied, and in the words for what does not exist', async () => {
    const { get, release } = await setUp(deny);

    const [entity, rollout, releases, one, sources] = await Promise.all(
      paths(release('checkout')).map(([path, query]) => get(path, query)),
    );

    expect(entity.body).toMatchObject({
      rollouts: [],
      candidates: [],
      sources: [],
      hidden: 1,
    });
    expect(sources.body.items).toEqual([]);
    const unknown = await get('/v1/rollout', { ...checkout, name: 'nope' });
    expect(rollout.status).toBe(404);
    expect(rollout.body.error).toEqual({
      name: unknown.body.error.name,
      message: unknown.body.error.message.replace('nope', 'checkout'),
    });
    expect(releases.status).toBe(404);
    const unknownRelease = await get('/v1/release', { id: 'nope.1' });
    expect(one.status).toBe(404);
    expect(one.body.error.message.replace(release('checkout'), 'ID')).toBe(
      unknownRelease.body.error.message.replace('nope.1', 'ID'),
    );
  });

  it('an owner sees what the cluster confirms, and nothing else', async () => {
    const { get, release } = await setUp(owners('group:default/shop-team'));

    for (const [path, query] of paths(release('checkout'))) {
      const response = await get(path, query);
      expect([path, response.status]).toEqual([path, 200]);
    }
    expect((await get('/v1/rollout', search)).status).toBe(404);
    expect((await get('/v1/releases', search)).status).toBe(404);
    const foreign = await get('/v1/release', { id: release('index') });
    expect(foreign.status).toBe(404);
    const both = await get('/v1/entity-rollouts', {
      entity: 'component:default/both',
    });
    expect(both.body.rollouts.map((r: any) => r.name)).toEqual(['checkout']);
    expect(both.body.hidden).toBe(1);
  });

  it('an entity that claims a rollout makes its owner no owner of it', async () => {
    const { get } = await setUp(owners('group:default/shop-team'));

    // "both" belongs to the shop team and claims search/index, which does not confirm it.
    expect((await get('/v1/rollout', search)).status).toBe(404);
  });

  it('a negated condition includes rollouts that nobody owns', async () => {
    const { get } = await setUp(everythingButShop);

    expect((await get('/v1/rollout', checkout)).status).toBe(404);
    expect((await get('/v1/rollout', search)).status).toBe(200);
  });

  it.each([
    ['everything', allow, ['lonely']],
    ['nothing', owners('group:default/nobody'), []],
  ])('who may read %s is proposed only that', async (_, decision, names) => {
    const { get } = await setUp(decision);

    const { body } = await get('/v1/entity-rollouts', {
      entity: 'component:default/lonely',
    });

    expect(body.rollouts).toEqual([]);
    expect(body.candidates.map((c: any) => c.name)).toEqual(names);
  });
});

describe('what is answered', () => {
  it('holds to the contract', async () => {
    const { get, release } = await setUp();
    const names = [
      'entityRollouts',
      'rollout',
      'releases',
      'release',
      'sources',
    ] as const;

    for (const [i, [path, query]] of paths(release('checkout')).entries()) {
      const { body } = await get(path, query);
      expect(() => routes[names[i]].output.parse(body)).not.toThrow();
      expect(routes[names[i]].path).toBe(path);
    }
  });

  it('maps with the rule that hit and says what the cluster confirms', async () => {
    const { get } = await setUp();

    const { body } = await get('/v1/entity-rollouts', {
      entity: 'component:default/both',
    });

    expect(
      body.rollouts.map((r: any) => [r.name, r.mapping.confirmedByCluster]),
    ).toEqual(
      expect.arrayContaining([
        ['checkout', true],
        ['index', false],
      ]),
    );
    expect(body.rollouts[0].mapping).toMatchObject({
      entityRef: 'component:default/both',
      rule: 'canary-annotation',
    });
    expect(body.sources.map((s: any) => s.name).sort()).toEqual([
      checkout.cluster,
      'staging',
    ]);
  });

  it('proposes what an entity without rollouts may mean', async () => {
    const { get } = await setUp();
    const unmapped = await get('/v1/entity-rollouts', {
      entity: 'component:default/plain',
    });

    expect(unmapped.body.candidates).toEqual([]);
    expect(unmapped.body.sources).toHaveLength(2);
  });

  it('gives a release with its timeline, oldest first', async () => {
    const { get, release } = await setUp();

    const { body } = await get('/v1/release', { id: release('index') });

    const times = body.timeline.map((e: any) => e.at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(body.timeline[0].details.kind).toBe('opened');
    expect(body.timeline.at(-1).details).toMatchObject({
      kind: 'closed',
      outcome: 'failed',
    });
    expect(body.rollout.namespace).toBe('search');
  });

  it('tells who may see one cluster no details of the others', async () => {
    const { get, store } = await setUp(everythingButShop);
    const clusters = [checkout.cluster, 'staging'];
    for (const name of clusters) {
      const lease = await store.acquireLease(name, 'me', 60_000);
      await store.saveSource(
        {
          id: `cluster:${name}`,
          kind: 'cluster',
          name,
          clusters: [name],
          state: 'down',
          lastSuccessAt: 1,
          lastError: { at: 2, message: 'connect ECONNREFUSED 10.1.2.3' },
          clockSkewMs: null,
          simulated: false,
          flagger: aFlagger(),
          feeds: [],
        },
        // The collectors of the backend may hold it already; either epoch will do here.
        lease?.epoch ?? 1,
      );
    }

    const { body } = await get('/v1/sources');

    const [production, staging] = body.items;
    expect(production).toMatchObject({ name: clusters[0], lastError: null });
    expect([production.feeds, production.flagger]).toEqual([[], null]);
    expect(staging.lastError?.message).toEqual(expect.any(String));
    expect(staging.flagger).not.toBeNull();
  });
});

describe('what is asked badly', () => {
  it.each([
    ['/v1/rollout', { cluster: 'a', namespace: 'b' }, 'name'],
    ['/v1/rollout?name=a&name=b&namespace=c&cluster=d', {}, 'name'],
    ['/v1/rollout?name[x]=a&namespace=c&cluster=d', {}, 'name'],
    ['/v1/rollout', { ...checkout, name: 'a\u0000b' }, 'name'],
    ['/v1/releases', { ...checkout, limit: '0' }, 'limit'],
    ['/v1/releases', { ...checkout, limit: '101' }, 'limit'],
    ['/v1/releases', { ...checkout, limit: 'x' }, 'limit'],
    ['/v1/releases', { ...checkout, cursor: 'tampered' }, 'cursor'],
    ['/v1/release', {}, 'id'],
    ['/v1/release', { id: '\u0000' }, 'id'],
    ['/v1/entity-rollouts', { entity: 'not a ref' }, 'entity'],
    ['/v1/entity-rollouts', { entity: '' }, 'entity'],
  ])('%s %j names "%s"', async (path, query, parameter) => {
    const { get } = await setUp();

    const response = await get(path, query);

    expect(response.status).toBe(400);
    expect(response.body.error.message).toMatch(new RegExp(`^${parameter}: `));
  });

  it.each([
    "'; drop table rollouts; --",
    '../../etc/passwd',
    'a/b/c',
    '<script>alert(1)</script>',
    '%00',
    '{{7*7}}',
    'x'.repeat(5_000),
  ])('a name like %s finds nothing and breaks nothing', async name => {
    const { get } = await setUp();

    for (const [path, query] of [
      ['/v1/rollout', { ...checkout, name }],
      ['/v1/rollout', { ...checkout, cluster: name }],
      ['/v1/release', { id: name }],
      ['/v1/entity-rollouts', { entity: `component:default/${name}` }],
    ] as const) {
      const response = await get(path, query);
      expect([path, response.status]).toEqual([path, 404]);
      expect(response.type).toBe('application/json');
    }
    expect((await get('/v1/rollout', checkout)).status).toBe(200);
  });

  it('knows no other routes and no other methods', async () => {
    const { get, agent } = await setUp();

    expect((await get('/v1/nothing')).status).toBe(404);
    const post = await agent
      .post('/api/rollouts/v1/rollout')
      .query(checkout)
      .set('authorization', ANN);
    expect(post.status).toBe(404);
  });
});
