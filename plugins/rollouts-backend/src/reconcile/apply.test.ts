import { createApply } from './apply';
import type { Observation } from '../domain/observation';
import { checkout, aState } from '../store/__testUtils__/change';
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

  it('stops when the lease is lost', async () => {
    const { store, apply, onWritten } = await setUp();
    await store.acquireLease('production', 'b', 60_000);

    expect(await apply(checkout, seen, 7)).toBe('fenced');
    expect(onWritten).not.toHaveBeenCalled();
  });
});
