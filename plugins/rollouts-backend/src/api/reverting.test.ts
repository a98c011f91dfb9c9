import { TestDatabases } from '@backstage/backend-test-utils';
import { loadRecording } from '@rollouts/recordings';
import { startRollouts } from '../__testUtils__/backend';
import { decidable } from '../__testUtils__/decidable';
import { decidableEach } from '../__testUtils__/decidableEach';
import { eventually } from '../__testUtils__/eventually';
import { isWatchOf, movedTo } from '../__testUtils__/watchRecords';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const image = (tag: string) => `ghcr.io/stefanprodan/podinfo:${tag}`;

/** 6.0.1 is promoted in place of 6.0.0. */
const records = loadRecording('weighted-success')
  .filter(isWatchOf('canaries', 'deployments', 'httproutes'))
  .map(record => movedTo('shop', record));

const firstIn = (phase: string) =>
  records.findIndex(
    ({ source, object }) =>
      source === 'canaries' && (object as any).status?.phase === phase,
  );
/** Each is seen before the next: several watches tell of it, in whatever order. */
const parts = [
  ['Initialized', records.slice(0, firstIn('Progressing'))],
  ['Progressing', records.slice(firstIn('Progressing'), firstIn('Promoting'))],
  ['Succeeded', records.slice(firstIn('Promoting'))],
] as const;

describe('going back a version', () => {
  const suite = decidableEach(databases);

  async function setUp() {
    const { cluster } = suite;
    const kubernetes = { url: cluster.url };
    const portal = await startRollouts({
      knex: await databases.init('SQLITE_3'),
      config: {
        clusters: [{ name: 'production', actions: true, kubernetes }],
      },
    });
    const { get, post } = suite.stopped(portal);
    for (const [phase, changes] of parts) {
      for (const change of changes) cluster.play(change);
      await eventually(async () => {
        const { rollout } = (await get('/v1/rollout', decidable)).body;
        expect(rollout?.phase).toBe(phase);
        if (phase === 'Initialized') return;
        expect(rollout.release.images).toMatchObject({
          from: [{ image: image('6.0.0') }],
          to: [{ image: image('6.0.1') }],
        });
      });
    }
    const offers = async () => (await get('/v1/action-offers', decidable)).body;
    const plan = await eventually(async () => {
      const { offers: all } = await offers();
      const { plan: found } = all.find(({ verb }: any) => verb === 'revert');
      expect(found).toMatchObject({ version: [image('6.0.0')] });
      return found;
    });
    const click = async () => {
      const { rollout } = (await get('/v1/rollout', decidable)).body;
      return post('/v1/actions', {
        ...decidable,
        verb: 'revert',
        releaseId: rollout.release.id,
        phase: rollout.phase,
        lever: 'target-images',
        reason: 'orders fail',
        idempotencyKey: 'click-00001',
      });
    };
    const newest = async (id: string) =>
      (await get('/v1/release-actions', { id })).body.items[0];
    return { get, plan, click, newest };
  }

  /** The target by now. */
  const target = (): any =>
    suite.cluster
      .objects('deployments')
      .find(({ metadata }) => metadata.name === 'podinfo');

  /** Flagger takes note of another revision and begins. */
  const begin = () => {
    const [canary]: any[] = suite.cluster.objects('canaries');
    const status = {
      ...canary.status,
      phase: 'Progressing',
      canaryWeight: 0,
      lastAppliedSpec: 'of the way back',
    };
    suite.cluster.play({
      source: 'canaries',
      type: 'MODIFIED',
      object: { ...canary, status },
    });
  };

  it('writes the images before into the target, and ends when their release has begun', async () => {
    const { get, plan, click, newest } = await setUp();
    expect(plan.lever).toBe('target-images');
    const { generation } = target().metadata;
    const { status, body } = await click();
    expect(status).toBe(200);
    // The release that it is about, not the one that comes of it.
    const asked = () => newest(body.action.releaseId);

    await eventually(async () =>
      expect((await asked()).steps.at(-1).code).toBe('written'),
    );
    expect(suite.cluster.patches).toHaveLength(1);
    expect(suite.cluster.patches[0].path).toContain(
      '/apis/apps/v1/namespaces/shop/deployments/podinfo?fieldManager=backstage-rollouts',
    );
    const [container] = target().spec.template.spec.containers;
    expect(container.image).toBe(image('6.0.0'));
    // Nothing else of the container was touched.
    expect(container.name).toBe('podinfod');
    expect(container.ports).toBeDefined();
    expect(target().metadata.generation).toBe(generation + 1);
    expect((await asked()).state).toBe('accepted');

    begin();
    const ended = await eventually(async () => {
      const action = await asked();
      expect(action.state).toBe('effective');
      return action;
    });
    expect(ended.steps.map(({ code }: any) => code)).toEqual([
      'stored',
      'written',
      'effective',
    ]);
    const { rollout } = (await get('/v1/rollout', decidable)).body;
    expect(rollout.release.images.to).toEqual([
      { container: 'podinfod', image: image('6.0.0') },
    ]);
  });
});
