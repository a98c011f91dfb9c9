import type { Entity } from '@backstage/catalog-model';
import type { Ownership } from '../domain/entityMatch/types';

import { aChange, aState } from '../store/__testUtils__/change';
import { storeOn } from '../store/__testUtils__/storeOn';
import { aComponent } from '../__testUtils__/backend';
import { EntityMapper } from './EntityMapper';
import { toClaim } from './toClaim';

jest.setTimeout(60_000);

/** Canaries by `namespace/name`, each with its annotations and labels. */
type Canaries = Record<
  string,
  { annotations?: Record<string, string>; labels?: Record<string, string> }
>;

async function setUp(options: {
  canaries: Canaries;
  entities?: Entity[];
  ownership?: Ownership;
}) {
  const { store } = await storeOn('SQLITE_3');
  const catalog = new Map(
    (options.entities ?? []).map(e => [toClaim(e).entityRef, e]),
  );
  for (const [key, { annotations, labels }] of Object.entries(
    options.canaries,
  )) {
    const [namespace, name] = key.split('/');
    const state = aState({}, annotations);
    state.canary!.labels = labels ?? {};
    await store.applyFacts(
      aChange({
        address: { cluster: 'production', namespace, name },
        next: state,
      }),
    );
  }
  const changed: string[] = [];
  const readSome = jest.fn(async (refs: string[]) =>
    refs.flatMap(ref => {
      const entity = catalog.get(ref);
      return entity ? [toClaim(entity)] : [];
    }),
  );
  const mapper = new EntityMapper({
    store,
    ownership: options.ownership ?? 'annotation',
    onChanged: id => changed.push(id),
    reader: {
      readAll: async () =>
        [...catalog.values()]
          .filter(e => Object.keys(e.metadata.annotations ?? {}).length > 0)
          .map(toClaim),
      readSome,
    },
  });
  const counted = async () =>
    (await store.listRollouts({})).map(r => ({
      name: r.name,
      entities: r.mappings.map(m => m.entityRef.split('/')[1]),
      owner: r.confirmedOwnerRef,
      omitted: r.mappings[0]?.omitted ?? 0,
    }));
  const mapped = async () =>
    (await counted()).map(({ omitted: _, ...rest }) => rest);
  return { store, catalog, mapper, mapped, counted, changed, readSome };
}

const team = 'group:default/shop-team';

describe('EntityMapper', () => {
  it('maps by annotation, for display only', async () => {
    const { mapper, mapped, changed } = await setUp({
      canaries: { 'shop/checkout': {}, 'shop/other': {} },
      entities: [aComponent('web', { 'flagger.app/canary': 'shop/checkout' })],
    });

    await mapper.refresh();

    expect(await mapped()).toEqual([
      { name: 'checkout', entities: ['web'], owner: null },
      { name: 'other', entities: [], owner: null },
    ]);
    expect(changed).toHaveLength(1);
    await mapper.refresh();
    expect(changed).toHaveLength(1);
  });

  it('gives the owner of the entity that the Canary names', async () => {
    const { mapper, mapped } = await setUp({
      canaries: {
        'shop/checkout': {
          annotations: {
            'rollouts.backstage.io/entity': 'component:default/silent',
          },
        },
      },
      entities: [
        aComponent('silent'),
        aComponent('rival', { 'flagger.app/canary': 'shop/checkout' }),
      ],
    });

    await mapper.refresh();

    expect(await mapped()).toEqual([
      { name: 'checkout', entities: ['silent', 'rival'], owner: team },
    ]);
  });

  it.each([
    ['group:default/Payments', 'group:default/payments'],
    ['payments', null],
    ['group:payments', null],
    ['group:default/pay\u0000ments', null],
    ['group:default/..', null],
    ['', null],
  ])('reads an owner annotation "%s" as %s', async (value, owner) => {
    const { mapper, mapped } = await setUp({
      canaries: {
        'shop/checkout': {
          annotations: { 'rollouts.backstage.io/owner': value },
        },
      },
      entities: [aComponent('web', { 'flagger.app/canary': 'shop/checkout' })],
    });

    await mapper.refresh();

    expect((await mapped())[0].owner).toBe(owner);
  });

  it('trusts kubernetes-id only where the configuration says so', async () => {
    const options = {
      canaries: {
        'shop/checkout': { labels: { 'backstage.io/kubernetes-id': 'web' } },
      },
      entities: [aComponent('web', { 'backstage.io/kubernetes-id': 'web' })],
    };
    const strict = await setUp(options);
    const relaxed = await setUp({ ...options, ownership: 'kubernetes-id' });

    await strict.mapper.refresh();
    await relaxed.mapper.refresh();

    expect((await strict.mapped())[0]).toMatchObject({
      entities: ['web'],
      owner: null,
    });
    expect((await relaxed.mapped())[0].owner).toBe(team);
  });

  it('takes a new entity over as soon as somebody looks at it', async () => {
    const { mapper, mapped } = await setUp({
      canaries: { 'shop/checkout': {} },
    });
    await mapper.refresh();

    await mapper.notice(
      aComponent('web', { 'flagger.app/canary': 'shop/checkout' }),
    );
    expect((await mapped())[0].entities).toEqual(['web']);

    await mapper.notice(aComponent('web'));
    expect((await mapped())[0].entities).toEqual([]);
  });

  it('takes an entity over that a Canary named before it existed', async () => {
    const { mapper, mapped, readSome } = await setUp({
      canaries: {
        'shop/checkout': {
          annotations: {
            'rollouts.backstage.io/entity': 'component:default/late',
          },
        },
      },
    });
    await mapper.refresh();
    await mapper.map([]);
    expect((await mapped())[0].owner).toBeNull();

    await mapper.notice(aComponent('late'));

    expect((await mapped())[0]).toEqual({
      name: 'checkout',
      entities: ['late'],
      owner: team,
    });
    expect(readSome.mock.calls.flat(2)).toEqual(['component:default/late']);
  });

  it('leaves what is stored alone until the catalog was read', async () => {
    const { store, mapper, mapped } = await setUp({
      canaries: { 'shop/checkout': {} },
    });
    const [{ id }] = await store.listRollouts({});
    await store.setMapping(id, { mappings: [], confirmedOwnerRef: team });

    await mapper.map([id]);
    await mapper.notice(aComponent('x', { 'flagger.app/canary': 'a/b' }));

    expect((await mapped())[0].owner).toBe(team);
  });

  it('is not run over by hundreds of claims on one rollout', async () => {
    const { mapper, counted } = await setUp({
      canaries: {
        'shop/checkout': {
          annotations: {
            'rollouts.backstage.io/entity': 'component:default/zz-true',
          },
        },
      },
      entities: [
        aComponent('zz-true'),
        ...Array.from({ length: 300 }, (_, i) =>
          aComponent(`rival-${i}`, { 'flagger.app/canary': 'shop/checkout' }),
        ),
      ],
    });

    await mapper.refresh();

    const [{ entities, owner, omitted }] = await counted();
    expect(entities).toHaveLength(20);
    expect(omitted).toBe(281);
    expect(entities[0]).toBe('zz-true');
    expect(owner).toBe(team);
  });

  describe('among many rivals of an entity that no Canary names', () => {
    const claim = { 'flagger.app/canary': 'shop/checkout' };
    const rivals = Array.from({ length: 40 }, (_, i) =>
      aComponent(`a-rival-${i}`, claim),
    );
    const canaries = { 'shop/checkout': {} };
    const honest = aComponent('honest', claim);
    const put = (catalog: Map<string, Entity>, ...entities: Entity[]) =>
      entities.forEach(e => catalog.set(toClaim(e).entityRef, e));

    it('keeps the one that was there first, and before them', async () => {
      const { catalog, mapper, counted } = await setUp({
        canaries,
        entities: [honest],
      });
      await mapper.refresh();
      put(catalog, ...rivals);

      await mapper.refresh();
      await mapper.refresh();

      const [{ entities, omitted }] = await counted();
      expect(entities[0]).toBe('honest');
      expect([entities.length, omitted]).toEqual([20, 21]);
    });

    it('keeps the one that came last as soon as somebody looks at it', async () => {
      const { mapper, mapped, changed } = await setUp({
        canaries,
        entities: [...rivals, honest],
      });
      await mapper.refresh();
      expect((await mapped())[0].entities).not.toContain('honest');

      await mapper.notice(honest);
      await mapper.refresh();

      expect((await mapped())[0].entities).toContain('honest');
      const count = changed.length;
      await mapper.notice(honest);
      expect(changed).toHaveLength(count);
    });

    it('loses none that was mapped, and forgets one that claims it no longer', async () => {
      const { catalog, mapper, mapped } = await setUp({
        canaries,
        entities: rivals,
      });
      await mapper.refresh();
      for (const rival of rivals) await mapper.notice(rival);
      await mapper.refresh();
      expect((await mapped())[0].entities).toHaveLength(40);
      catalog.delete('component:default/a-rival-7');

      await mapper.refresh();

      expect((await mapped())[0].entities).toHaveLength(39);
    });
  });
});
