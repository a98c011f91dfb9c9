import { once } from 'node:events';
import { createServer, RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PortalClient, Wish } from './PortalClient';

const address = { cluster: 'a', namespace: 'shop', name: 'cart' };
const wish: Wish = {
  verb: 'promote',
  releaseId: '1',
  phase: 'Progressing',
  lever: 'max-weight',
  reason: 'now',
  typed: 'cart',
  idempotencyKey: 'k',
};
let server: Server;

async function portalThat(answers: RequestListener): Promise<PortalClient> {
  server = createServer(answers).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return new PortalClient(`http://127.0.0.1:${port}`, 30_000);
}

afterEach(() => {
  jest.restoreAllMocks();
  server.closeAllConnections();
  server.close();
});

describe('a portal', () => {
  it.each([
    ['a question', (portal: PortalClient) => portal.sources(), 'sources?'],
    ['a wish', (portal: PortalClient) => portal.act(address, wish), 'actions'],
  ])('that never answers %s is given up', async (_, ask, asked) => {
    const patience = new AbortController();
    const timeout = jest
      .spyOn(AbortSignal, 'timeout')
      .mockReturnValue(patience.signal);
    const portal = await portalThat(() => patience.abort());

    await expect(ask(portal.within(5_000))).rejects.toThrow(
      `no answer to ${asked} for 5 s`,
    );
    expect(timeout).toHaveBeenCalledWith(5_000);
  });

  it('that fails is not one that knows nothing', async () => {
    const portal = await portalThat((_, response) => {
      response.writeHead(500).end('broken');
    });

    await expect(portal.rollout(address)).rejects.toThrow('broken');
  });

  it('is asked on a connection of its own each time', async () => {
    const portal = await portalThat(({ headers }, response) => {
      response.writeHead(500).end(headers.connection);
    });

    await expect(portal.rollout(address)).rejects.toThrow('close');
  });

  it('is asked by somebody, where that is said', async () => {
    const portal = await portalThat(({ headers }, response) => {
      response.writeHead(500).end(headers.authorization ?? 'nobody');
    });

    await expect(portal.rollout(address)).rejects.toThrow('nobody');
    await expect(portal.as('user:default/b').rollout(address)).rejects.toThrow(
      'Bearer mock-user-token:{"sub":"user:default/b"}',
    );
  });
});
