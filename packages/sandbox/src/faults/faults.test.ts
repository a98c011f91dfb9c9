import { openWatch } from '../api/__testUtils__/readWatch';
import { startApi, TestApi } from '../api/__testUtils__/startApi';

const PATH = '/api/v1/namespaces/shop/configmaps';
const config = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'a', namespace: 'shop' },
};

describe('faults on demand', () => {
  let api: TestApi;

  beforeEach(async () => {
    api = await startApi([config]);
  });

  afterEach(() => api.stop());

  const read = async () => {
    const response = await api.ask(PATH);
    const type = response.headers.get('content-type')?.split(';')[0];
    return { status: response.status, type, text: await response.text() };
  };

  it('answers nothing at all while it refuses, and is back afterwards', async () => {
    api.faults.set({ refuse: true });
    await expect(read()).rejects.toThrow();

    api.faults.clear();
    expect((await read()).status).toBe(200);
  });

  it('answers 500, a web page or 401', async () => {
    api.faults.set({ serverError: true });
    expect(await read()).toMatchObject({
      status: 500,
      text: expect.stringContaining('etcdserver: request timed out'),
    });
    api.faults.clear();
    api.faults.set({ html: true });
    expect((await read()).type).toBe('text/html');
    api.faults.clear();
    api.faults.set({ unauthorized: true });
    expect((await read()).status).toBe(401);
  });

  it('forbids one kind and leaves the others', async () => {
    api.faults.set({ forbidden: ['configmaps'] });
    expect((await read()).status).toBe(403);
    expect((await api.ask('/api/v1/pods')).status).toBe(200);
  });

  it('lists nothing of a kind that has something', async () => {
    api.faults.set({ emptyLists: ['configmaps'] });
    expect(JSON.parse((await read()).text).items).toEqual([]);
    api.faults.clear();
    expect(JSON.parse((await read()).text).items).toHaveLength(1);
  });

  it('is slow for as long as it was told', async () => {
    api.faults.set({ latencyMs: 200 });
    const began = performance.now();
    await read();
    // A timer may fire a millisecond early; no upper bound, machines are busy.
    expect(performance.now() - began).toBeGreaterThan(195);
  });

  const watch = () =>
    openWatch(api, `${PATH}?watch=true&resourceVersion=${api.store.version}`);

  it('cuts open watches', async () => {
    const open = await watch();
    api.faults.dropWatches();
    await expect(open.next()).rejects.toThrow();
  });

  it('tells open watches and the next one that their version is too old', async () => {
    const open = await watch();
    api.faults.expireWatches();
    const gone = { type: 'ERROR', object: { code: 410, reason: 'Expired' } };
    expect(await open.next()).toMatchObject(gone);
    expect(await open.next()).toBeNull();
    expect(await (await watch()).next()).toMatchObject(gone);

    const after = await watch();
    api.store.delete('configmaps', 'shop', 'a');
    expect((await after.next())?.type).toBe('DELETED');
    after.leave();
  });

  it('keeps watches open and silent', async () => {
    const open = await watch();
    api.faults.set({ silent: true });
    api.store.create('configmaps', {
      ...config,
      metadata: { name: 'unheard', namespace: 'shop' },
    });
    api.faults.set({ silent: false });
    api.store.create('configmaps', {
      ...config,
      metadata: { name: 'heard', namespace: 'shop' },
    });
    expect((await open.next())?.object.metadata.name).toBe('heard');
    open.leave();
  });
});
