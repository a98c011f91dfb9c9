import { loadRecording } from '@rollouts/recordings';
import { startRollouts } from './__testUtils__/backend';
import { eventually } from './__testUtils__/eventually';
import { FakeApiServer } from './__testUtils__/FakeApiServer';
import { isWatchOf } from './__testUtils__/watchRecords';
import { databases, storeOn } from './store/__testUtils__/storeOn';

jest.setTimeout(120_000);

const address = {
  cluster: 'production',
  namespace: 'weighted-success',
  name: 'podinfo',
};

describe.each(databases.eachSupportedId())('two replicas on %s', databaseId => {
  it('read a cluster once, answer both, and one takes over from the other', async () => {
    const { store, knex } = await storeOn(databaseId);
    const cluster = await FakeApiServer.start();
    const config = {
      clusters: [{ name: 'production', kubernetes: { url: cluster.url } }],
    };
    const changes = loadRecording('weighted-success').filter(
      isWatchOf('canaries'),
    );
    const half = Math.floor(changes.length / 2);
    const isReadOnce = () =>
      eventually(async () => expect(cluster.watchers('canaries')).toBe(1));
    const holder = await startRollouts({ knex, config });
    await isReadOnce();
    const other = await startRollouts({ knex, config });
    try {
      changes.slice(0, half).forEach(change => cluster.play(change));
      await eventually(async () => {
        expect(await store.listRollouts({})).toHaveLength(1);
        for (const { get } of [holder, other]) {
          const { body } = await get('/v1/rollout', address);
          expect(body.rollout?.cluster).toBe('production');
          expect(body.sources[0].state).toBe('live');
        }
      });
      await isReadOnce();

      await holder.backend.stop();
      changes.slice(half).forEach(change => cluster.play(change));

      await eventually(async () => {
        const [rollout] = await store.listRollouts({});
        expect(rollout.release?.outcome).toBe('succeeded');
      });
    } finally {
      await other.backend.stop();
      await cluster.stop();
    }
  });
});
