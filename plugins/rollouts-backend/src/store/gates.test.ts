import { aChange, checkout } from './__testUtils__/change';
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
      keyId: 'key-1',
      releaseId: 'release-1',
      polledAt: NOW,
      answer: false,
      decisionId: null,
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
    const newer = { ...poll, polledAt: NOW + 1, answer: true };
    await store.savePoll(newer);

    const polls = await store.listPolls(rolloutId);
    expect(polls).toHaveLength(2);
    expect(polls).toEqual(expect.arrayContaining([other, newer]));
    expect(await store.listPolls('another')).toEqual([]);
  });

  it('keep all that was asked in a release, and nothing of one before', async () => {
    const { store, poll, rolloutId } = await setUp();
    const checksums = async () =>
      (await store.listPolls(rolloutId)).map(({ checksum }) => checksum).sort();
    await store.savePoll(poll);
    await store.savePoll({ ...poll, checksum: 'b' });
    expect(await checksums()).toEqual(['a', 'b']);

    await store.savePoll({ ...poll, checksum: 'c', releaseId: 'release-2' });
    expect(await checksums()).toEqual(['c']);
    await store.savePoll({ ...poll, checksum: 'd', releaseId: null });
    expect(await checksums()).toEqual(['d']);
    await store.savePoll({ ...poll, checksum: 'e', releaseId: 'release-3' });
    expect(await checksums()).toEqual(['e']);
  });

  it('keep the first answer after a decision, however soon it comes', async () => {
    const { store, poll, rolloutId } = await setUp();
    const kept = async () => (await store.listPolls(rolloutId))[0];
    await store.savePoll(poll);
    const soon = { ...poll, polledAt: NOW + 100 };
    await store.savePoll(soon);
    expect(await kept()).toEqual(poll);

    const decided = { ...soon, decisionId: 'pause' };
    await store.savePoll(decided);
    expect(await kept()).toEqual(decided);
    const undone = { ...decided, decisionId: 'resume', polledAt: NOW + 101 };
    expect(await store.touchPolls([undone])).toEqual([]);
    expect(await kept()).toEqual(undone);

    // Another replica was told earlier, and writes it down later.
    expect(await store.savePoll(decided)).toBe(true);
    expect(await store.touchPolls([decided])).toEqual([decided]);
    expect(await kept()).toEqual(undone);
  });

  it('keep the time of what was told again, unless it was told otherwise', async () => {
    const { store, poll, rolloutId } = await setUp();
    const kept = async () =>
      (await store.listPolls(rolloutId)).map(
        ({ checksum, polledAt, answer }) => [checksum, polledAt - NOW, answer],
      );
    await store.savePoll(poll);
    await store.savePoll({ ...poll, checksum: 'b', answer: true });
    const again = ['a', 'b', 'c'].map(checksum => ({
      ...poll,
      checksum,
      polledAt: NOW + 9_000,
    }));
    const [, other] = again;
    expect(await store.touchPolls(again)).toEqual([other]);
    expect((await kept()).sort()).toEqual([
      ['a', 9_000, false],
      ['b', 0, true],
      ['c', 9_000, false],
    ]);

    // Of an earlier time, and of another release.
    const late = { ...poll, polledAt: NOW + 1 };
    const next = { ...poll, polledAt: NOW + 10_000, releaseId: null };
    expect(await store.touchPolls([late])).toEqual([late]);
    expect(await store.touchPolls([next])).toEqual([next]);
    expect(await store.touchPolls([])).toEqual([]);
    expect((await kept()).sort()[0]).toEqual(['a', 9_000, false]);
  });

  it('are answered from what is there now, however often it was read before', async () => {
    const { store } = await setUp();
    const ref = 'flagger:production/shop/checkout';
    const observedAt = async () =>
      (await store.readGate(ref))?.state.observedAt;
    const [{ state, version }] = await store.listRollouts({ refs: [ref] });
    expect(await observedAt()).toBe(state.observedAt);
    expect(await observedAt()).toBe(state.observedAt);

    const next = { ...state, observedAt: state.observedAt + 1 };
    const change = { ...aChange(), readVersion: version, next, facts: [] };
    await store.applyFacts(change);
    expect(await observedAt()).toBe(next.observedAt);
    expect(await store.readGate('flagger:production/shop/other')).toBeNull();
  });

  it('let nobody push out what was asked first', async () => {
    const { store, poll, rolloutId } = await setUp();
    await store.savePoll(poll);
    const kept: boolean[] = [];
    for (let n = 0; n < 30; n += 1) {
      kept.push(await store.savePoll({ ...poll, checksum: `forged-${n}` }));
    }
    expect(kept.filter(Boolean)).toHaveLength(15);
    const again = { ...poll, polledAt: NOW + 6_000 };
    await store.savePoll(again);

    const polls = await store.listPolls(rolloutId);
    expect(polls).toHaveLength(16);
    expect(polls).toContainEqual(again);
  });

  it('tell at once by which key was asked', async () => {
    const { store, poll, rolloutId } = await setUp();
    await store.savePoll(poll);
    await store.savePoll({ ...poll, keyId: 'key-2', polledAt: NOW + 1 });

    expect(await store.listPolls(rolloutId)).toEqual([
      { ...poll, keyId: 'key-2', polledAt: NOW + 1 },
    ]);
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

  it('answer those that are asked at once each for itself, also what cannot be read', async () => {
    const { store, knex } = await storeOn(databaseId);
    const names = Array.from({ length: 60 }, (_, index) => `app-${index}`);
    for (const name of names)
      await store.applyFacts(aChange({ address: { ...checkout, name } }));
    await knex('rollouts')
      .where({ name: 'app-7' })
      .update({ annotations_json: 'broken' });

    const gates = await Promise.allSettled(
      [...names, 'unknown', ...names].map(name =>
        store.readGate(`flagger:production/shop/${name}`),
      ),
    );
    const said = gates.map(gate =>
      gate.status === 'fulfilled' ? gate.value?.name ?? null : 'failed',
    );
    const expected = names.map(name => (name === 'app-7' ? 'failed' : name));
    expect(said).toEqual([...expected, null, ...expected]);
  });

  it('keep what is asked at once as if it were asked one by one', async () => {
    const { store } = await storeOn(databaseId);
    const polls = [];
    for (const name of ['a', 'b', 'c', 'd']) {
      const written = await store.applyFacts(
        aChange({ address: { ...checkout, name } }),
      );
      const rolloutId = written.kind === 'written' ? written.id : '';
      const kind = 'confirm-promotion' as const;
      const releaseId = 'release-1';
      for (const checksum of name === 'd' ? ['x', 'y', 'z'] : ['x']) {
        polls.push({
          ...{ rolloutId, kind, checksum, keyId: 'key-1', releaseId },
          ...{ polledAt: NOW, answer: name === 'b', decisionId: null },
        });
      }
    }
    await store.savePoll({ ...polls[2], releaseId: 'release-0' });
    await Promise.all(polls.map(poll => store.savePoll(poll)));

    for (const { rolloutId } of polls) {
      const kept = await store.listPolls(rolloutId);
      const mine = polls.filter(poll => poll.rolloutId === rolloutId);
      expect(kept).toHaveLength(mine.length);
      expect(kept).toEqual(expect.arrayContaining(mine));
    }
    const { items } = await store.listAudit({}, { limit: 10 });
    expect(items.map(({ outcome }) => outcome)).toEqual(['answered-yes']);
  });

  it('tell the audit once of a yes that is told to several at once', async () => {
    const { store, poll, rolloutId } = await setUp();
    const yes = { ...poll, answer: true };
    await Promise.all([
      store.savePoll(yes),
      store.savePoll({ ...yes, polledAt: NOW + 1 }),
      store.savePoll({ ...yes, polledAt: NOW + 2 }),
    ]);
    expect((await store.listPolls(rolloutId)).length).toBe(1);
    const { items } = await store.listAudit({}, { limit: 10 });
    expect(items.map(({ outcome }) => outcome)).toEqual(['answered-yes']);
  });

  it('have room for a yes, whatever was asked before, and none for an older one than a no', async () => {
    const { store, poll, rolloutId } = await setUp();
    for (let n = 0; n < 16; n += 1) {
      await store.savePoll({ ...poll, checksum: `${n}`, polledAt: NOW + n });
    }
    const yes = { ...poll, checksum: 'flagger', answer: true };
    expect(await store.savePoll(yes)).toBe(true);
    const polls = await store.listPolls(rolloutId);
    expect(polls).toHaveLength(16);
    expect(polls).toContainEqual(yes);
    expect(polls.map(({ checksum }) => checksum)).not.toContain('0');

    const no = { ...yes, answer: false, polledAt: NOW + 99 };
    expect(await store.savePoll(no)).toBe(true);
    expect(await store.savePoll({ ...yes, polledAt: NOW + 98 })).toBe(false);
  });

  it('go on beside one that cannot be written', async () => {
    const { store, poll, rolloutId } = await setUp();
    const [kept, broken] = await Promise.allSettled([
      store.savePoll(poll),
      store.savePoll({ ...poll, rolloutId: 'nobody' }),
    ]);
    expect([kept.status, broken.status]).toEqual(['fulfilled', 'rejected']);
    expect(await store.listPolls(rolloutId)).toEqual([poll]);
  });
});
