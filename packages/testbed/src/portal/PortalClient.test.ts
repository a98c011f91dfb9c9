import { once } from 'node:events';
import { createServer, RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PortalClient, Wish } from './PortalClient';

const address = { cluster: 'a', namespace: 'shop', name: 'cart' };
const wish: Wish = {
  verb: 'promote',
  releaseId: '1',
  phase: 'Progressing',
  reason: 'now',
  typed: 'cart',
  idempotencyKey: 'k',
};
let server: Server;

async function portalThat(answers: RequestListener): Promise<PortalClient> {
  server = createServer(answers).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return new PortalClient(`http://127.0.0.1:${port}`);
}

afterEach(() => {
  jest.restoreAllMocks();
  server.closeAllConnections();
  server.close();
});

describe('a portal', () => {
  it.each([
    ['a question', (portal: PortalClient) => portal.sources()],
    ['a wish', (portal: PortalClient) => portal.act(address, wish)],
  ])('that never answers %s is given up', async (_, ask) => {
    const patience = new AbortController();
    const timeout = jest
      .spyOn(AbortSignal, 'timeout')
      .mockReturnValue(patience.signal);
    const portal = await portalThat(() =>
      patience.abort(new Error('five seconds are over')),
    );

    await expect(ask(portal)).rejects.toThrow('five seconds are over');
    expect(timeout).toHaveBeenCalledWith(5_000);
  });

  it('that fails is not one that knows nothing', async () => {
    const portal = await portalThat((_, response) => {
      response.writeHead(500).end('broken');
    });

    await expect(portal.rollout(address)).rejects.toThrow('broken');
  });
});
