import { InputError } from '@backstage/errors';
import { entry } from '../domain/history/entry';
import {
  aChange,
  aReleaseFact,
  aWeightFact,
  checkout,
  withReleases,
} from './__testUtils__/change';
import { databases, storeOn } from './__testUtils__/storeOn';

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())('releases on %s', databaseId => {
  async function storeWithReleases(count: number) {
    const { store } = await storeOn(databaseId);
    const numbers = Array.from({ length: count }, (_, i) => i + 1);
    await store.applyFacts(
      aChange({
        next: withReleases(count),
        facts: numbers.map(n => aReleaseFact(n, { closedAt: n * 10_000 + 5 })),
      }),
    );
    const [rollout] = await store.listRollouts({});
    return { store, rollout };
  }

  it('walks all releases newest first, also when new ones arrive', async () => {
    const { store, rollout } = await storeWithReleases(5);
    const first = await store.listReleases(rollout.id, { limit: 2 });
    await store.applyFacts(
      aChange({
        readVersion: 1,
        next: withReleases(6),
        facts: [aReleaseFact(6)],
      }),
    );
    const second = await store.listReleases(rollout.id, {
      limit: 2,
      cursor: first.nextCursor!,
    });
    const third = await store.listReleases(rollout.id, {
      limit: 2,
      cursor: second.nextCursor!,
    });

    const numbers = [first, second, third].map(p => p.items.map(r => r.number));
    expect(numbers).toEqual([[5, 4], [3, 2], [1]]);
    expect(third.nextCursor).toBeNull();
  });

  it('has no next page when the last one is exactly full', async () => {
    const { store, rollout } = await storeWithReleases(2);

    const page = await store.listReleases(rollout.id, { limit: 2 });

    expect(page.nextCursor).toBeNull();
  });

  it.each([
    'x',
    '%',
    Buffer.from('{}').toString('base64url'),
    Buffer.from('{"rollout":"other","before":3}').toString('base64url'),
    Buffer.from('{"rollout":1,"before":"3 or 1=1"}').toString('base64url'),
  ])('refuses the cursor %s', async cursor => {
    const { store, rollout } = await storeWithReleases(1);

    await expect(
      store.listReleases(rollout.id, { limit: 2, cursor }),
    ).rejects.toThrow(InputError);
  });

  it('keeps one row for one fact and replaces what is known about it', async () => {
    const { store } = await storeOn(databaseId);
    await store.applyFacts(
      aChange({ facts: [aReleaseFact(1), aWeightFact(1, 10, 'status')] }),
    );
    await store.applyFacts(
      aChange({
        readVersion: 1,
        next: withReleases(1),
        facts: [
          aReleaseFact(1, { maxWeight: 10 }),
          aWeightFact(1, 10, 'event', 'status'),
        ],
      }),
    );
    const [{ id, release }] = await store.listRollouts({});

    const read = await store.readRelease(release!.id);

    expect(read?.rolloutId).toBe(id);
    expect(read?.release.maxWeight).toBe(10);
    expect(read?.timeline).toEqual([
      {
        id: expect.any(String),
        at: expect.any(Number),
        details: { kind: 'weight', value: 10 },
        feeds: ['event', 'status'],
      },
    ]);
  });

  it('takes away words that belong to another release', async () => {
    const { store } = await storeOn(databaseId);
    const text = 'long '.repeat(5_000);
    const said = entry({ kind: 'message', severity: 'normal', text }, 1_000);
    await store.applyFacts(
      aChange({
        next: withReleases(1),
        facts: [
          aReleaseFact(1),
          { kind: 'timeline', number: 1, entry: said },
          aWeightFact(1, 10, 'status'),
        ],
      }),
    );
    await store.applyFacts(
      aChange({
        readVersion: 1,
        next: withReleases(1),
        facts: [
          { kind: 'timeline-removed', number: 1, dedupeKey: said.dedupeKey },
        ],
      }),
    );
    const [{ release }] = await store.listRollouts({});

    const read = await store.readRelease(release!.id);

    expect(read?.timeline.map(e => e.details.kind)).toEqual(['weight']);
  });

  it('gives a timeline in the order of a tick, not of arrival', async () => {
    const { store } = await storeOn(databaseId);
    const at = 20_000;
    const facts = [
      entry({ kind: 'promoted' }, at, 'event'),
      entry({ kind: 'weight', value: 50 }, at, 'status'),
      entry({ kind: 'phase', from: 'Waiting', to: 'Progressing' }, at),
      entry({ kind: 'suspended' }, at - 1_000, 'status'),
    ];
    await store.applyFacts(
      aChange({
        next: withReleases(1),
        facts: [
          aReleaseFact(1),
          ...facts.map(e => ({
            kind: 'timeline' as const,
            number: 1,
            entry: e,
          })),
        ],
      }),
    );
    const [{ release }] = await store.listRollouts({});

    const read = await store.readRelease(release!.id);

    expect(read?.timeline.map(e => e.details.kind)).toEqual([
      'suspended',
      'phase',
      'weight',
      'promoted',
    ]);
  });

  it('knows no release of another id', async () => {
    const { store } = await storeWithReleases(1);

    expect(await store.readRelease('nope')).toBeNull();
  });

  it('prunes old timelines and keeps the releases', async () => {
    const { store } = await storeOn(databaseId);
    await store.applyFacts(
      aChange({
        address: checkout,
        next: withReleases(3),
        facts: [
          aReleaseFact(1, { closedAt: 100 }),
          aReleaseFact(2, { closedAt: 200 }),
          aReleaseFact(3),
          ...[1, 2, 3].map(n => aWeightFact(n, 10, 'status')),
        ],
      }),
    );
    const [{ id }] = await store.listRollouts({});

    expect(await store.pruneTimelines(200)).toBe(1);
    expect(await store.pruneTimelines(200)).toBe(0);

    const { items } = await store.listReleases(id, { limit: 10 });
    const lengths = await Promise.all(
      items.map(async r => (await store.readRelease(r.id))?.timeline.length),
    );
    expect(lengths).toEqual([1, 1, 0]);
  });
});
