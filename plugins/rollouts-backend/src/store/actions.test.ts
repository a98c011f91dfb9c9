import type { ActionRecord } from '../domain/actions/record';
import { aChange, aReleaseFact, withReleases } from './__testUtils__/change';
import { databases, storeOn } from './__testUtils__/storeOn';
import type { Store } from './Store';

jest.setTimeout(60_000);

async function setUp(databaseId: Parameters<typeof storeOn>[0]) {
  const { store } = await storeOn(databaseId);
  await store.applyFacts(aChange());
  const [rollout] = await store.listRollouts({});
  const anAction = (changes: Partial<ActionRecord> = {}): ActionRecord => ({
    id: 'a1',
    rolloutId: rollout.id,
    rolloutRef: rollout.ref,
    cluster: 'production',
    namespace: 'shop',
    name: 'checkout',
    releaseId: 'r1',
    releaseNumber: 1,
    verb: 'rollback',
    lever: 'failed-checks',
    state: 'requested',
    by: 'user:default/ann',
    reason: 'because',
    idempotencyKey: 'click-1',
    requestedAt: 1_000,
    at: 1_000,
    refusal: null,
    steps: [],
    receipt: null,
    restore: 'none',
    bound: null,
    write: null,
    before: null,
    attempted: false,
    withinMs: 0,
    writtenAt: null,
    version: 1,
    ...changes,
  });
  return { store, anAction, rolloutId: rollout.id };
}

const epochOf = async (store: Store) =>
  (await store.acquireLease('production', 'me', 60_000))?.epoch ?? -1;

describe.each(databases.eachSupportedId())('actions on %s', databaseId => {
  it('names with a release who ended it, not who tried', async () => {
    const { store, anAction, rolloutId } = await setUp(databaseId);
    await store.applyFacts(
      aChange({
        readVersion: 1,
        next: withReleases(1, 2),
        facts: [aReleaseFact(1), aReleaseFact(2)],
      }),
    );
    const page = () => store.listReleases(rolloutId, { limit: 5 });
    const [second, first] = (await page()).items;
    const ended = { releaseId: first.id, at: 5_000 };
    await store.addAction(
      anAction({ ...ended, state: 'effective', reason: 'Orders fail' }),
    );
    await store.addAction(
      anAction({
        ...ended,
        id: 'a2',
        by: 'user:default/bob',
        state: 'denied',
        requestedAt: 2_000,
      }),
    );
    const decision = {
      verb: 'rollback',
      by: 'user:default/ann',
      reason: 'Orders fail',
      at: 5_000,
    };

    expect((await page()).items.map(r => r.decision)).toEqual([null, decision]);
    expect((await store.readRelease(first.id))?.release.decision).toEqual(
      decision,
    );
    const [rollout] = await store.listRollouts({});
    expect(rollout.release).toMatchObject({ id: second.id, decision: null });
  });

  it('names with a release who made it begin, seeing the one before', async () => {
    const { store, anAction, rolloutId } = await setUp(databaseId);
    await store.applyFacts(
      aChange({
        readVersion: 1,
        next: withReleases(1, 2, 3),
        facts: [aReleaseFact(1), aReleaseFact(2), aReleaseFact(3)],
      }),
    );
    const page = () => store.listReleases(rolloutId, { limit: 5 });
    const [third, , first] = (await page()).items;
    await store.addAction(
      anAction({
        releaseId: first.id,
        verb: 'revert',
        state: 'effective',
        at: 5_000,
      }),
    );
    const begunBy = {
      verb: 'revert',
      by: 'user:default/ann',
      reason: 'because',
      at: 5_000,
    };

    expect((await page()).items.map(r => [r.begunBy, r.decision])).toEqual([
      [null, null],
      [begunBy, null],
      [null, null],
    ]);
    expect((await store.readRelease(third.id))?.release.begunBy).toBeNull();
  });

  it('takes a click once, and tells another person who was first', async () => {
    const { store, anAction } = await setUp(databaseId);
    const mine = anAction();

    expect(await store.addAction(mine)).toEqual({
      kind: 'added',
      action: mine,
    });
    expect(await store.addAction(anAction({ id: 'a2' }))).toEqual({
      kind: 'same',
      action: mine,
    });
    expect(
      await store.addAction(
        anAction({ id: 'a3', by: 'user:default/bob', idempotencyKey: 'b' }),
      ),
    ).toEqual({ kind: 'busy', action: mine });
  });

  it('lets one of many win who click at once', async () => {
    const { store, anAction } = await setUp(databaseId);

    const added = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        store.addAction(anAction({ id: `a${i}`, by: `user:default/u${i}` })),
      ),
    );

    expect(added.filter(({ kind }) => kind === 'added')).toHaveLength(1);
    expect(added.filter(({ kind }) => kind === 'busy')).toHaveLength(7);
  });

  it('keeps denials beside an action that is under way', async () => {
    const { store, anAction, rolloutId } = await setUp(databaseId);
    await store.addAction(anAction());

    const denied = anAction({
      id: 'a2',
      by: 'user:default/bob',
      state: 'denied',
      requestedAt: 2_000,
    });
    expect((await store.addAction(denied)).kind).toBe('added');

    const all = await store.listActions({
      rolloutId,
      releaseId: 'r1',
      limit: 9,
    });
    expect(all.map(({ id }) => id)).toEqual(['a2', 'a1']);
    expect(
      await store.listActions({ rolloutId, releaseId: 'r2', limit: 9 }),
    ).toEqual([]);
  });

  it('has something due until it ended and was taken back', async () => {
    const { store, anAction } = await setUp(databaseId);
    const epoch = await epochOf(store);
    await store.addAction(anAction());
    const due = async () =>
      (await store.listDueActions('production')).map(({ state }) => state);

    expect(await due()).toEqual(['requested']);
    const ended = await store.saveAction(
      anAction({ state: 'effective', restore: 'pending' }),
      epoch,
    );
    expect(await due()).toEqual(['effective']);
    await store.saveAction(
      { ...(ended ?? anAction()), restore: 'done' },
      epoch,
    );
    expect(await due()).toEqual([]);
    expect(await store.listDueActions('staging')).toEqual([]);
  });

  it('lets nobody write who read another version or lost the lease', async () => {
    const { store, anAction } = await setUp(databaseId);
    const epoch = await epochOf(store);
    await store.addAction(anAction());

    expect(await store.saveAction(anAction(), epoch + 1)).toBeNull();
    expect(await store.saveAction(anAction(), epoch)).toMatchObject({
      version: 2,
    });
    expect(await store.saveAction(anAction(), epoch)).toBeNull();
  });
});
