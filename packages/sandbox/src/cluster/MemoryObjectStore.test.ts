import { SimulatedClock } from '../clock/SimulatedClock';
import { MemoryObjectStore } from './MemoryObjectStore';
import { StatusError } from './StatusError';
import type { ClusterObject } from './types';

const config = (name: string, data: object = {}): ClusterObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'shop' },
  data,
});

describe('the objects of a cluster', () => {
  const setUp = () => {
    const clock = new SimulatedClock(Date.UTC(2026, 0, 1));
    return { clock, store: new MemoryObjectStore(clock) };
  };

  it('get what an API server gives: uid, time, version', () => {
    const { store } = setUp();
    const { metadata } = store.create('configmaps', config('a'));
    expect(metadata).toMatchObject({
      uid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      creationTimestamp: '2026-01-01T00:00:00Z',
      resourceVersion: String(store.version),
    });
  });

  it('cannot be changed behind its back', () => {
    const { store } = setUp();
    const mine = config('a', { x: 1 });
    store.create('configmaps', mine);
    (mine.data as any).x = 2;
    (store.get('configmaps', 'shop', 'a')?.data as any).x = 3;
    (store.list('configmaps')[0].data as any).x = 4;
    expect(store.get('configmaps', 'shop', 'a')?.data).toEqual({ x: 1 });
  });

  it('tell nobody of a write that changes nothing', () => {
    const { store } = setUp();
    const created = store.create('configmaps', config('a'));
    const heard = jest.fn();
    store.subscribe('configmaps', heard);
    store.update('configmaps', created);
    expect(heard).not.toHaveBeenCalled();
    expect(store.get('configmaps', 'shop', 'a')).toEqual(created);
  });

  it('refuse a write of another version', () => {
    const { store } = setUp();
    const first = store.create('configmaps', config('a'));
    store.update('configmaps', { ...first, data: { x: 1 } });
    const late = () => store.update('configmaps', { ...first, data: { x: 2 } });
    expect(late).toThrow(StatusError);
    expect(late).toThrow(/has been modified/);
  });

  it('remember changes in order, so that who was away can follow', () => {
    const { store } = setUp();
    const a = store.create('configmaps', config('a'));
    const from = store.version;
    store.update('configmaps', { ...a, data: { x: 1 } });
    store.create('configmaps', config('b'));
    store.delete('configmaps', 'shop', 'a');

    const missed = store.changesSince('configmaps', from);

    expect(
      missed.map(({ type, object }) => [type, object.metadata.name]),
    ).toEqual([
      ['MODIFIED', 'a'],
      ['ADDED', 'b'],
      ['DELETED', 'a'],
    ]);
    const versions = missed.map(({ version }) => version);
    expect(versions).toEqual([...versions].sort((x, y) => x - y));
  });

  it('say when that was too long ago', () => {
    const { store } = setUp();
    const from = store.create('configmaps', config('a')).metadata
      .resourceVersion;
    for (let i = 0; i < 20_002; i += 1) {
      const a = store.get('configmaps', 'shop', 'a') as ClusterObject;
      store.update('configmaps', { ...a, data: { i } });
    }
    expect(() => store.changesSince('configmaps', Number(from))).toThrow(
      /too old resource version/,
    );
  });
});
