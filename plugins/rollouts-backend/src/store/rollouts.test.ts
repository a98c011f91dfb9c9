import {
  aChange,
  aReleaseFact,
  aState,
  aWeightFact,
  checkout,
  withReleases,
} from './__testUtils__/change';
import { databases, storeOn } from './__testUtils__/storeOn';

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())('rollouts on %s', databaseId => {
  it('keeps a rollout with its newest release', async () => {
    const { store } = await storeOn(databaseId);
    const next = withReleases(1, 2);

    const result = await store.applyFacts(
      aChange({ next, facts: [aReleaseFact(1), aReleaseFact(2)] }),
    );

    const [rollout] = await store.listRollouts({});
    expect(result).toEqual({ kind: 'written', id: rollout.id });
    expect(rollout).toMatchObject({
      ...checkout,
      ref: 'flagger:production/shop/checkout',
      version: 1,
      state: next,
      mappings: [],
      confirmedOwnerRef: null,
    });
    expect(rollout.release).toMatchObject({ number: 2, openedAt: 20_000 });
  });

  it('refuses a write that was reduced from an older version', async () => {
    const { store } = await storeOn(databaseId);
    await store.applyFacts(aChange());

    expect(await store.applyFacts(aChange())).toEqual({ kind: 'conflict' });
    expect(await store.applyFacts(aChange({ readVersion: 7 }))).toEqual({
      kind: 'conflict',
    });
    expect(await store.applyFacts(aChange({ readVersion: 1 }))).toMatchObject({
      kind: 'written',
    });
    expect(await store.applyFacts(aChange({ readVersion: 1 }))).toEqual({
      kind: 'conflict',
    });
  });

  it('lets one of two first writers win', async () => {
    const { store } = await storeOn(databaseId);

    const results = await Promise.all([
      store.applyFacts(aChange({ facts: [aReleaseFact(1)] })),
      store.applyFacts(aChange({ facts: [aReleaseFact(1)] })),
    ]);

    expect(results.map(r => r.kind).sort()).toEqual(['conflict', 'written']);
    expect(await store.listRollouts({})).toHaveLength(1);
  });

  it('writes nothing of a change when a part of it fails', async () => {
    const { store } = await storeOn(databaseId);
    const { kind, number, entry } = aWeightFact(1, 10, 'status');
    const broken = { kind, number, entry: { ...entry, at: null as never } };

    await expect(
      store.applyFacts(aChange({ facts: [aReleaseFact(1), broken] })),
    ).rejects.toMatchObject({ message: expect.stringMatching(/null/i) });

    expect(await store.listRollouts({})).toEqual([]);
  });

  it('fences the writes of a replica that lost the lease', async () => {
    const { store } = await storeOn(databaseId);
    const first = await store.acquireLease('production', 'a', 0);
    const second = await store.acquireLease('production', 'b', 60_000);

    expect(await store.applyFacts(aChange({ epoch: first!.epoch }))).toEqual({
      kind: 'fenced',
    });
    expect(await store.listRollouts({})).toEqual([]);
    expect(
      await store.applyFacts(aChange({ epoch: second!.epoch })),
    ).toMatchObject({ kind: 'written' });
  });

  it('finds by entity, cluster, name, target name and existence', async () => {
    const { store } = await storeOn(databaseId);
    await store.applyFacts(aChange());
    await store.applyFacts(
      aChange({
        address: { cluster: 'a:b/c', namespace: 'shop', name: 'old' },
        next: aState({ goneAt: 5 }),
      }),
    );
    const [old, kept] = await store.listRollouts({});
    await store.setMapping(kept.id, {
      mappings: ['checkout', 'rival'].map(name => ({
        entityRef: `component:default/${name}`,
        rule: 'canary-annotation',
        confirmedByCluster: false,
        ownerRef: 'group:default/shop',
        omitted: 0,
      })),
      confirmedOwnerRef: null,
    });
    const names = async (query: Parameters<typeof store.listRollouts>[0]) =>
      (await store.listRollouts(query)).map(r => r.name);

    expect(old.ref).toBe('flagger:a%3Ab%2Fc/shop/old');
    expect(await names({ entityRef: 'component:default/checkout' })).toEqual([
      'checkout',
    ]);
    expect(await names({ entityRef: 'component:default/rival' })).toEqual([
      'checkout',
    ]);
    expect(await names({ unmapped: true })).toEqual(['old']);
    expect(await names({ cluster: 'a:b/c' })).toEqual(['old']);
    expect(await names({ named: 'checkout' })).toEqual(['checkout']);
    expect(await names({ includeGone: false })).toEqual(['checkout']);
    expect(await names({ ids: [old.id] })).toEqual(['old']);
    expect(await names({ refs: [kept.ref] })).toEqual(['checkout']);
    expect(await names({ limit: 1 })).toEqual(['old']);
    expect(await names({ afterRef: old.ref })).toEqual(['checkout']);
    expect(await store.countRollouts({})).toBe(2);
  });

  it('says whether a mapping changed', async () => {
    const { store } = await storeOn(databaseId);
    await store.applyFacts(aChange());
    const [{ id }] = await store.listRollouts({});
    const owned = { mappings: [], confirmedOwnerRef: 'group:default/shop' };

    expect(await store.setMapping(id, owned)).toBe(true);
    expect(await store.setMapping(id, owned)).toBe(false);
    expect(await store.setMapping('nobody', owned)).toBe(false);
    const [rollout] = await store.listRollouts({});
    expect(rollout.confirmedOwnerRef).toBe('group:default/shop');
  });

  it('keeps the key of an annotation that is too long or has a NUL', async () => {
    const { store } = await storeOn(databaseId);
    const annotations = { big: 'x'.repeat(1_000_000), nul: 'a\u0000', ok: 'y' };

    await store.applyFacts(aChange({ next: aState({}, annotations) }));

    const [rollout] = await store.listRollouts({
      criteria: { field: 'annotation', key: 'big', value: null },
    });
    expect(rollout.annotations).toEqual({ big: null, nul: null, ok: 'y' });
    expect(rollout.state.canary?.annotations.nul).toBe('a\u0000');
  });

  it('forgets annotations that were taken away', async () => {
    const { store } = await storeOn(databaseId);
    const criteria = { field: 'annotation', key: 'a', value: '1' } as const;
    await store.applyFacts(aChange({ next: aState({}, { a: '1' }) }));
    expect(await store.countRollouts({ criteria })).toBe(1);

    await store.applyFacts(aChange({ readVersion: 1, next: aState({}, {}) }));

    expect(await store.countRollouts({ criteria })).toBe(0);
  });
});
