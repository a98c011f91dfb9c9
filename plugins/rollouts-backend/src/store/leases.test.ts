import { aSource } from '@rollouts/backstage-plugin-rollouts-common/testing';
import { databases, NOW, storeOn } from './__testUtils__/storeOn';

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())('leases on %s', databaseId => {
  it('has one holder at a time', async () => {
    const { store } = await storeOn(databaseId);

    const results = await Promise.all(
      ['a', 'b', 'c'].map(h => store.acquireLease('production', h, 60_000)),
    );

    expect(results.filter(Boolean)).toEqual([{ epoch: 1 }]);
    expect(await store.acquireLease('staging', 'b', 60_000)).toEqual({
      epoch: 1,
    });
  });

  it('passes on an expired or released lease with a higher epoch', async () => {
    const { store } = await storeOn(databaseId);
    await store.acquireLease('production', 'a', 0);

    expect(await store.acquireLease('production', 'b', 60_000)).toEqual({
      epoch: 2,
    });
    await store.releaseLease('production', 'a', 1);
    expect(await store.acquireLease('production', 'c', 60_000)).toBeNull();
    await store.releaseLease('production', 'b', 2);
    expect(await store.acquireLease('production', 'c', 60_000)).toEqual({
      epoch: 3,
    });
  });

  it('renews for the holder only', async () => {
    const { store } = await storeOn(databaseId);
    await store.acquireLease('production', 'a', 0);

    expect(await store.renewLease('production', 'a', 1, 60_000)).toBe(true);
    expect(await store.acquireLease('production', 'b', 60_000)).toBeNull();
    expect(await store.renewLease('production', 'b', 1, 60_000)).toBe(false);
    expect(await store.renewLease('production', 'a', 2, 60_000)).toBe(false);
  });

  it('keeps what the holder says about the cluster, and nobody else', async () => {
    const { store } = await storeOn(databaseId);
    await store.acquireLease('production', 'a', 60_000);
    const live = aSource({ name: 'production' });
    const down = aSource({ name: 'production', state: 'down' });

    expect(await store.saveSource(live, 1)).toBe(true);
    expect(await store.saveSource(down, 1)).toBe(true);
    expect(await store.saveSource(live, 0)).toBe(false);
    expect(await store.saveSource(aSource({ name: 'staging' }), 1)).toBe(false);

    expect(await store.listSources()).toEqual([{ source: down, savedAt: NOW }]);
  });
});
