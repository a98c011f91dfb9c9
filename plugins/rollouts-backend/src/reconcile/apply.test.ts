import { createApply } from './apply';
import type { Observation } from '../domain/observation';
import { checkout, aState } from '../store/__testUtils__/change';
import type { Store } from '../store/Store';
import { databases, NOW, storeOn } from '../store/__testUtils__/storeOn';

jest.setTimeout(60_000);

const canary = aState().canary!;
const seen: Observation = { kind: 'canary', at: 1_000, canary };
const said: Observation = {
  kind: 'said',
  at: 2_000,
  feed: 'webhook',
  severity: 'normal',
  message: 'Something new',
  saidAt: 2_000,
  count: 1,
  canaryUid: null,
  phase: null,
  checksum: null,
};

describe.each(databases.eachSupportedId())('apply on %s', databaseId => {
  async function setUp() {
    const { store } = await storeOn(databaseId);
    const onWritten = jest.fn();
    const apply = createApply({ store, onWritten, now: () => NOW });
    return { store, onWritten, apply };
  }

  it('writes what is new, once', async () => {
    const { store, onWritten, apply } = await setUp();

    expect(await apply(checkout, seen, null)).toBe('written');
    expect(await apply(checkout, { ...seen, at: 9_000 }, null)).toBe(
      'unchanged',
    );

    const [rollout] = await store.listRollouts({});
    expect(rollout.version).toBe(1);
    expect(onWritten.mock.calls).toEqual([[rollout.id]]);
  });

  it('keeps what was said before the Canary was seen', async () => {
    const { store, apply } = await setUp();

    expect(await apply(checkout, said, null)).toBe('unchanged');
    expect(await store.listRollouts({})).toEqual([]);
    await apply(checkout, seen, null);

    const [rollout] = await store.listRollouts({});
    expect(rollout.state.utterances).toEqual([
      expect.objectContaining({ message: 'Something new', count: 1 }),
    ]);
  });

  it('loses none of two feeds that write at once', async () => {
    const { store, apply } = await setUp();
    await apply(checkout, seen, null);
    const messages = Array.from({ length: 5 }, (_, i) => `Message ${i}`);

    await Promise.all(
      messages.map(message => apply(checkout, { ...said, message }, null)),
    );

    const [rollout] = await store.listRollouts({});
    expect(rollout.state.utterances.map(u => u.message)).toEqual(messages);
  });

  describe('of a Canary that was deleted and made anew past the portal', () => {
    const gone: Observation = { kind: 'gone', at: 3_000, uid: canary.uid };
    const anew: Observation = {
      kind: 'canary',
      at: 4_000,
      canary: {
        ...canary,
        uid: 'another',
        createdAt: 3_500,
        writers: [
          {
            manager: 'kubectl-replace',
            operation: 'Update',
            subresource: null,
            time: 3_500,
          },
        ],
      },
    };
    const rowsIn = async (store: Store) =>
      (await store.walkAudit({}, { after: 0, limit: 99 })).map(
        ({ kind, event, outside }) => [kind, event, outside?.manager],
      );
    const deleted = ['outside', 'deleted', null];
    const made = ['outside', 'made-anew', 'kubectl-replace'];

    it('tells both in the audit, once, however often and by however many they are seen', async () => {
      const { store, apply } = await setUp();
      const other = createApply({ store, onWritten: () => {}, now: () => NOW });
      await apply(checkout, seen, null);
      await Promise.all([
        apply(checkout, gone, null),
        other(checkout, gone, null),
      ]);
      expect(await rowsIn(store)).toEqual([deleted]);

      await Promise.all([
        apply(checkout, anew, null),
        other(checkout, anew, null),
      ]);
      await apply(checkout, anew, null);
      // A watch that lags behind tells of the old one again.
      await apply(checkout, { ...seen, at: 5_000 }, null);
      expect(await rowsIn(store)).toEqual([deleted, made]);
    });

    it('tells what was missed, and nothing of what is seen for the first time', async () => {
      const { store, apply } = await setUp();
      await apply(checkout, seen, null);
      expect(await rowsIn(store)).toEqual([]);
      await apply(checkout, anew, null);
      expect(await rowsIn(store)).toEqual([made]);
    });
  });

  it('stops when the lease is lost', async () => {
    const { store, apply, onWritten } = await setUp();
    await store.acquireLease('production', 'b', 60_000);

    expect(await apply(checkout, seen, 7)).toBe('fenced');
    expect(onWritten).not.toHaveBeenCalled();
  });
});
