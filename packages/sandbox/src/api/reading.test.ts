import { openWatch } from './__testUtils__/readWatch';
import { startApi, TestApi } from './__testUtils__/startApi';

const CONFIGS = '/api/v1/namespaces/shop/configmaps';

const config = (name: string, labels: Record<string, string> = {}) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'shop', labels },
  data: {},
});
const elsewhere = {
  ...config('other'),
  metadata: { name: 'other', namespace: 'search' },
};

describe('reading from the API', () => {
  let api: TestApi;

  beforeEach(async () => {
    api = await startApi([
      config('a', { app: 'cart', tier: 'web' }),
      config('b', { app: 'cart' }),
      config('c', { app: 'search' }),
      elsewhere,
    ]);
  });

  afterEach(() => api.stop());

  const read = async (path: string) => (await api.ask(path)).json();
  const names = (list: any) =>
    list.items.map((item: any) => item.metadata.name);
  const versionOf = (object: any) => object.metadata.resourceVersion;

  it('lists a namespace or the whole cluster, in order, with the version to watch from', async () => {
    const list = await read(CONFIGS);

    expect(list).toMatchObject({
      kind: 'ConfigMapList',
      apiVersion: 'v1',
      metadata: { resourceVersion: String(api.store.version) },
    });
    expect(names(list)).toEqual(['a', 'b', 'c']);
    expect(names(await read('/api/v1/configmaps'))).toEqual([
      'other',
      'a',
      'b',
      'c',
    ]);
  });

  it('lists page by page, and not on when something changed in between', async () => {
    const first = await read(`${CONFIGS}?limit=2`);
    const { continue: token, remainingItemCount } = first.metadata;
    expect([names(first), remainingItemCount]).toEqual([['a', 'b'], 1]);
    expect(names(await read(`${CONFIGS}?limit=2&continue=${token}`))).toEqual([
      'c',
    ]);

    await api.ask(CONFIGS, {
      method: 'POST',
      contentType: 'application/json',
      body: JSON.stringify(config('d')),
    });

    const late = await api.ask(`${CONFIGS}?limit=2&continue=${token}`);
    expect([late.status, (await late.json()).reason]).toEqual([410, 'Expired']);
  });

  it.each([
    `${CONFIGS}?limit=-1`,
    `${CONFIGS}?limit=two`,
    `${CONFIGS}?limit=1&continue=bnVsbA`,
  ])('refuses %s', async path => {
    const { status, reason, code } = await (await api.ask(path)).json();
    expect([status, reason, code]).toEqual(['Failure', 'BadRequest', 400]);
  });

  it.each(['PATCH', 'DELETE'])(
    'has no %s of a whole collection',
    async method => {
      const response = await api.ask(CONFIGS, {
        method,
        contentType: 'application/merge-patch+json',
        body: '{}',
      });
      expect(response.status).toBe(405);
    },
  );

  it.each([
    ['app=cart', ['a', 'b']],
    ['app==cart,tier', ['a']],
    ['app!=cart', ['c']],
    ['!tier', ['b', 'c']],
    ['app in (search, none)', ['c']],
    ['app notin (cart)', ['c']],
  ])('selects by label %s', async (selector, expected) => {
    const query = new URLSearchParams({ labelSelector: selector });
    expect(names(await read(`${CONFIGS}?${query}`))).toEqual(expected);
  });

  it('selects by field', async () => {
    expect(
      names(await read(`${CONFIGS}?fieldSelector=metadata.name=b`)),
    ).toEqual(['b']);
    expect(
      names(await read(`${CONFIGS}?fieldSelector=metadata.name!=b`)),
    ).toEqual(['a', 'c']);
  });

  it('tells a client what it serves', async () => {
    expect((await read('/version')).gitVersion).toMatch(/\+sandbox$/);
    const { resources } = await read('/apis/flagger.app/v1beta1');
    expect(resources.map((r: any) => r.name)).toContain('canaries/status');
    expect((await api.ask('/readyz')).status).toBe(200);
  });

  describe('a watch', () => {
    it('tells what happens after the version of the list, in order, and nothing else', async () => {
      const from = versionOf(await read(CONFIGS));
      const watch = await openWatch(
        api,
        `${CONFIGS}?watch=true&resourceVersion=${from}&labelSelector=app=cart`,
      );
      const patch = (name: string, data: object) =>
        api.ask(`${CONFIGS}/${name}`, {
          method: 'PATCH',
          contentType: 'application/merge-patch+json',
          body: JSON.stringify({ data }),
        });

      await patch('c', { x: '1' });
      await patch('b', { x: '2' });
      await api.ask(`${CONFIGS}/a`, { method: 'DELETE' });

      const [changed, deleted] = [await watch.next(), await watch.next()];
      expect([changed?.type, changed?.object.metadata.name]).toEqual([
        'MODIFIED',
        'b',
      ]);
      expect([deleted?.type, deleted?.object.metadata.name]).toEqual([
        'DELETED',
        'a',
      ]);
      expect(Number(deleted?.object.metadata.resourceVersion)).toBeGreaterThan(
        Number(changed?.object.metadata.resourceVersion),
      );
      watch.leave();
    });

    it('resumes where another one ended', async () => {
      const from = api.store.version;
      await api.ask(`${CONFIGS}/a`, { method: 'DELETE' });
      const watch = await openWatch(
        api,
        `${CONFIGS}?watch=true&resourceVersion=${from}`,
      );
      expect((await watch.next())?.type).toBe('DELETED');
      watch.leave();
    });

    it('is told when its version is none', async () => {
      const watch = await openWatch(
        api,
        `${CONFIGS}?watch=true&resourceVersion=abc`,
      );
      expect(await watch.next()).toMatchObject({
        type: 'ERROR',
        object: { code: 400 },
      });
    });

    it('begins with everything when no version is given', async () => {
      const watch = await openWatch(api, `${CONFIGS}?watch=true`);
      const lines = [
        await watch.next(),
        await watch.next(),
        await watch.next(),
      ];
      expect(lines.map(line => line?.type)).toEqual(Array(3).fill('ADDED'));
      watch.leave();
    });

    it('ends in time, with a bookmark for who wants one', async () => {
      const watch = await openWatch(
        api,
        `${CONFIGS}?watch=true&resourceVersion=${api.store.version}&timeoutSeconds=1&allowWatchBookmarks=true`,
      );
      expect(await watch.next()).toMatchObject({
        type: 'BOOKMARK',
        object: { metadata: { resourceVersion: String(api.store.version) } },
      });
      expect(await watch.next()).toBeNull();
    });
  });
});
