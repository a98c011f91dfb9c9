import { verbs } from '@rollouts/backstage-plugin-rollouts-common';
import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import type { KubernetesObject } from '@rollouts/recordings';
import { aComponent } from '../__testUtils__/backend';
import { decidable, startDecidable } from '../__testUtils__/decidable';
import { eventually } from '../__testUtils__/eventually';
import { FakeApiServer } from '../__testUtils__/FakeApiServer';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
/** Components that show the same rollout. */
const names = ['podinfo', 'frontend'];
const BOB = mockCredentials.user.header('user:default/bob');

describe('deciding about what is in trouble', () => {
  let cluster: FakeApiServer;
  let isStopped = false;
  let portal: Awaited<ReturnType<typeof startDecidable>>;

  beforeEach(async () => {
    isStopped = false;
    cluster = await FakeApiServer.start();
    const knex = await databases.init('SQLITE_3');
    const annotations = { 'flagger.app/canary': 'production:shop/podinfo' };
    const entities = names.map(name => aComponent(name, annotations));
    portal = await startDecidable({ knex, cluster, entities });
  });

  afterEach(async () => {
    await portal.backend.stop();
    if (!isStopped) await cluster.stop();
  });

  async function cutOff() {
    isStopped = true;
    await cluster.stop();
  }

  const theCanary = (): KubernetesObject => cluster.objects('canaries')[0];

  /** Waits until all verbs are refused for this reason. */
  async function isRefused(code: string) {
    await eventually(async () => {
      const { offers } = await portal.offers();
      const codes = offers.map((o: any) => o.refusal?.code);
      expect(codes).toEqual(verbs.map(() => code));
    });
  }

  const click = async () => {
    const { status, body } = await portal.post('/v1/actions', portal.asked);
    const { actions } = await portal.offers();
    const { message, refusal } = body.error ?? {};
    return {
      ...{ status, message, code: refusal?.code },
      ...{ actions, patches: cluster.patches },
    };
  };
  const refusedFor = (words: RegExp, code: string) => ({
    code,
    status: 409,
    message: expect.stringMatching(words),
    actions: [],
    patches: [],
  });

  it('is refused while the cluster is down, which is said before the click', async () => {
    await cutOff();

    await isRefused('source-stale');

    expect(await click()).toEqual(
      refusedFor(/^The cluster has not been heard from: /, 'source-stale'),
    );
  });

  it('is refused once the Canary was deleted', async () => {
    cluster.play({ source: 'canaries', type: 'DELETED', object: theCanary() });

    await isRefused('gone');

    expect(await click()).toEqual(
      refusedFor(/^The Canary is gone, or is being deleted\.$/, 'gone'),
    );
  });

  it('is refused as soon as the Canary is being deleted', async () => {
    const object = theCanary();
    const deletionTimestamp = '2026-01-01T00:00:00Z';
    cluster.play({
      source: 'canaries',
      type: 'MODIFIED',
      object: {
        ...object,
        metadata: { ...object.metadata, deletionTimestamp },
      },
    });

    await isRefused('gone');

    expect(await click()).toEqual(
      refusedFor(/^The Canary is gone, or is being deleted\.$/, 'gone'),
    );
  });

  it('is not carried over to another revision that arrived before the click', async () => {
    const { status, ...object } = theCanary();
    cluster.play({
      source: 'canaries',
      type: 'MODIFIED',
      object: {
        ...object,
        status: {
          ...Object(status),
          lastAppliedSpec: 'another-revision',
          canaryWeight: 0,
          iterations: 0,
          lastTransitionTime: new Date().toISOString(),
        },
      },
    });
    await eventually(async () => {
      const { body } = await portal.get('/v1/rollout', decidable);
      expect(body.rollout.release.id).not.toBe(portal.asked.releaseId);
    });

    expect(await click()).toEqual(
      refusedFor(
        /^It changed meanwhile: release #\d+ is in phase/,
        'stale-view',
      ),
    );
  });

  it('says which right the account of the portal lacks, and what to grant', async () => {
    const account = 'system:serviceaccount:portal:rollouts';
    cluster.forbidding = `canaries.flagger.app "podinfo" is forbidden: User "${account}" cannot patch resource "canaries/status" in API group "flagger.app" in the namespace "shop"`;

    expect(await click()).toMatchObject({ status: 200 });

    await eventually(async () => {
      const { actions } = await portal.offers();
      expect(actions).toMatchObject([
        {
          state: 'refused',
          refusal: { code: 'cluster-refused' },
          missingRight: {
            ...{ account, verb: 'patch', resource: 'canaries/status' },
            grant: { resources: ['canaries', 'canaries/status'] },
          },
        },
      ]);
    });
    expect(cluster.patches).toEqual([]);
  });

  it('is done to all components that show it, which is said before the click', async () => {
    const shared = { code: 'shared', params: { components: names.length } };
    await eventually(async () => {
      const { offers } = await portal.offers();
      const rollback = offers.find((o: any) => o.verb === 'rollback');
      expect(rollback.plan.warnings).toContainEqual(shared);
    });

    expect(await click()).toMatchObject({ status: 200 });

    for (const name of names) {
      const entityRef = `component:default/${name}`;
      const { body } = await portal.get('/v1/entity-rollouts', {
        entity: entityRef,
      });
      const [{ cluster: at, namespace, name: found }] = body.rollouts;
      const seen = { cluster: at, namespace, name: found };
      const offers = await portal.get('/v1/action-offers', seen);
      expect(offers.body.actions).toMatchObject([{ by: 'user:default/ann' }]);
    }
  });

  it('is done for one of two people who click in the same moment', async () => {
    const { post, asked } = portal;
    const answers = await Promise.all([
      post('/v1/actions', { ...asked, verb: 'pause', lever: 'suspend' }),
      post(
        '/v1/actions',
        {
          ...asked,
          ...{ verb: 'promote', lever: 'max-weight' },
          idempotencyKey: 'click-of-bob',
        },
        BOB,
      ),
    ]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [first] = answers.filter(({ status }) => status === 200);
    const [second] = answers.filter(({ status }) => status === 409);
    const { by, verb } = first.body.action;
    expect(second.body.error).toMatchObject({
      message: `${by} asked for ${verb} before; that is under way`,
      refusal: { code: 'action-in-progress', params: { verb, by } },
    });
    await eventually(async () => {
      const { offers, actions } = await portal.offers();
      expect(actions).toMatchObject([{ by, verb, state: 'accepted' }]);
      expect(offers.map((o: any) => o.refusal)).toEqual(
        verbs.map(() => ({ code: 'action-in-progress', params: { verb, by } })),
      );
    });
    expect(cluster.patches).toHaveLength(1);
  });
});
