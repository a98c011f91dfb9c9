import { createServer, IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createWebhooks } from './createWebhooks';
import { Gates } from './Gates';

const HOOK =
  'https://shop.search:secret@rollouts.example.org/api/rollouts/gates/production/rollback';
const payload = { namespace: 'shop', name: 'search', checksum: 'a' };

describe('hooks', () => {
  let server: Server;
  let answer = { status: 200, body: 'yes' };
  const asked: Array<{ url?: string; authorization?: string; body: string }> =
    [];

  beforeEach(async () => {
    asked.length = 0;
    server = createServer(async (req: IncomingMessage, res) => {
      const chunks = [];
      for await (const chunk of req) chunks.push(chunk);
      const { authorization } = req.headers;
      asked.push({
        url: req.url,
        authorization,
        body: Buffer.concat(chunks).toString(),
      });
      res.writeHead(answer.status, { location: '/login' }).end(answer.body);
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise(done => server.close(done));
  });

  const setUp = (isReal = true) => {
    const { port } = server.address() as AddressInfo;
    const gates = new Gates();
    const portal = `http://127.0.0.1:${port}`;
    return {
      gates,
      hooks: createWebhooks({ gates, portal, clock: { isReal } }),
    };
  };

  it('that name the portal ask it, with the credentials of their address', async () => {
    answer = { status: 200, body: 'yes' };
    const { hooks } = setUp();

    expect(await hooks.call(HOOK, 'rollback', payload)).toMatchObject({
      ok: true,
    });
    expect(asked).toEqual([
      {
        url: '/api/rollouts/gates/production/rollback',
        authorization: `Basic ${btoa('shop.search:secret')}`,
        body: JSON.stringify(payload),
      },
    ]);
  });

  it.each([
    [403, 'nobody decided yet'],
    [302, ''],
    [204, ''],
    [500, 'oops'],
  ])('take %s for a no', async (status, body) => {
    answer = { status, body };
    const { hooks } = setUp();

    expect(await hooks.call(HOOK, 'rollback', payload)).toEqual({
      ok: false,
      error: body,
    });
    expect(asked).toHaveLength(1);
  });

  it('take a portal that is not there for a no', async () => {
    const { hooks } = setUp();
    await new Promise(done => server.close(done));

    const { ok, error } = await hooks.call(HOOK, 'rollback', payload);

    expect([ok, error]).toEqual([false, expect.stringMatching(/fetch failed/)]);
  });

  it('ask nobody in the past, and nobody else ever', async () => {
    const past = setUp(false);
    past.gates.set('shop/search', 'rollback', true);
    expect(await past.hooks.call(HOOK, 'rollback', payload)).toMatchObject({
      ok: true,
    });

    const { hooks } = setUp();
    const other = 'https://rollouts.example.org/gates/confirm-promotion';
    expect(await hooks.call(other, 'confirm-promotion', payload)).toMatchObject(
      { ok: true },
    );
    expect(asked).toEqual([]);
  });
});
