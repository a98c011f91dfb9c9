import { aChange } from './__testUtils__/change';
import { databases, NOW, storeOn } from './__testUtils__/storeOn';

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())('gates on %s', databaseId => {
  async function setUp() {
    const { store, knex } = await storeOn(databaseId);
    const written = await store.applyFacts(aChange());
    const rolloutId = written.kind === 'written' ? written.id : '';
    const poll = {
      rolloutId,
      kind: 'rollback' as const,
      checksum: 'a',
      releaseId: 'release-1',
      polledAt: NOW,
      answer: false,
    };
    return { store, knex, rolloutId, poll };
  }

  it('keep the newest question of each', async () => {
    const { store, poll, rolloutId } = await setUp();
    const other = {
      ...poll,
      kind: 'confirm-promotion' as const,
      releaseId: null,
    };

    await store.savePoll(poll);
    await store.savePoll(other);
    const newer = { ...poll, checksum: 'b', polledAt: NOW + 1, answer: true };
    await store.savePoll(newer);

    const polls = await store.listPolls(rolloutId);
    expect(polls).toHaveLength(2);
    expect(polls).toEqual(expect.arrayContaining([other, newer]));
    expect(await store.listPolls('another')).toEqual([]);
  });

  it('write a question down that repeats itself only now and then', async () => {
    const { store, poll, rolloutId } = await setUp();
    for (const releaseId of ['release-1', null]) {
      await store.savePoll({ ...poll, releaseId });
      await store.savePoll({ ...poll, releaseId, polledAt: NOW + 4_000 });
      expect((await store.listPolls(rolloutId))[0].polledAt).toBe(NOW);
      await store.savePoll({ ...poll, releaseId, polledAt: NOW + 6_000 });
      expect((await store.listPolls(rolloutId))[0].polledAt).toBe(NOW + 6_000);
    }
  });
});
