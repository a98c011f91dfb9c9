import { TestDatabases } from '@backstage/backend-test-utils';
import type { ActionOffer } from '@rollouts/backstage-plugin-rollouts-common';
import { loadRecording } from '@rollouts/recordings';
import { startRollouts } from '../__testUtils__/backend';
import { decidable } from '../__testUtils__/decidable';
import { decidableEach } from '../__testUtils__/decidableEach';
import { eventually } from '../__testUtils__/eventually';
import { isWatchOf, movedTo } from '../__testUtils__/watchRecords';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const records = loadRecording('repair-after-failed-promotion')
  .filter(isWatchOf('canaries', 'deployments', 'httproutes'))
  .map(record => movedTo('shop', record));
const begunAt = records.findIndex(
  ({ source, object }) =>
    source === 'canaries' &&
    (object.status as { phase?: string } | undefined)?.phase === 'Progressing',
);
/** Then all users are on the canary and the primary is ready again, and it is tried again. */
const retriedAt = records.findIndex(
  ({ source, object }) =>
    source === 'deployments' &&
    object.metadata.name === 'podinfo' &&
    (object.metadata as { generation?: number }).generation === 5,
);

describe('a failed promotion whose primary is ready again', () => {
  const suite = decidableEach(databases);

  it('is not tried again on the last word of a watch that is denied by now', async () => {
    const { cluster } = suite;
    const play = (from: number, to: number) =>
      records.slice(from, to).forEach(change => cluster.play(change));
    play(0, begunAt);
    const kubernetes = { url: cluster.url };
    const { get, post } = suite.stopped(
      await startRollouts({
        knex: await databases.init('SQLITE_3'),
        config: {
          clusters: [{ name: 'production', actions: true, kubernetes }],
        },
      }),
    );
    const shown = async () => (await get('/v1/rollout', decidable)).body;
    const offered = async (verb: ActionOffer['verb']) => {
      const { body } = await get('/v1/action-offers', decidable);
      return body.offers.find((offer: ActionOffer) => offer.verb === verb);
    };
    const hazard = async () => (await shown()).rollout?.hazards[0];
    await eventually(async () => {
      expect((await shown()).rollout?.phase).toBe('Initialized');
    });
    play(begunAt, retriedAt);
    await eventually(async () => {
      expect((await hazard())?.code).toBe('primary-repaired');
      expect(await offered('retry')).toMatchObject({
        plan: { lever: 'annotation' },
      });
    });

    cluster.deny('deployments');
    await eventually(async () => {
      expect(await hazard()).toMatchObject({
        code: 'traffic-on-canary-after-failure',
        evidence: [
          { source: 'status' },
          {
            source: 'workload',
            text: 'podinfo-primary: whether its pods are ready is not known',
          },
        ],
      });
    });

    const { rollout, sources } = await shown();
    expect(sources[0].state).toBe('live');
    expect(rollout.images.stable).not.toBeNull();
    const refusal = {
      code: 'primary-unheard',
      params: { primary: 'podinfo-primary' },
      instead: 'pause',
    };
    expect(await offered('retry')).toMatchObject({ plan: null, refusal });
    expect((await offered('revert-primary')).plan?.lever).toBe(
      'primary-images',
    );
    const answer = await post('/v1/actions', {
      ...decidable,
      verb: 'retry',
      releaseId: rollout.release.id,
      phase: rollout.phase,
      lever: 'annotation',
      reason: 'it is repaired',
      idempotencyKey: 'click-00001',
    });
    expect(answer.status).toBe(409);
    expect(answer.body.error.refusal).toEqual(refusal);
    expect(answer.body.error.message).toMatch(
      /^After the failed promotion .* is not known/,
    );
    expect(cluster.patches).toEqual([]);
  });
});
