import type { Ask } from './evaluate';
import { rememberMesh } from './rememberMesh';

/** A metrics server that counts who asks, until it is down. */
function aServer() {
  const server = { asked: 0, isDown: false };
  const ask: Ask = async query => {
    server.asked += 1;
    if (server.isDown) throw new Error('down');
    const labels = { __name__: query, mesh_provider: 'linkerd' };
    return { samples: [{ labels, value: 1, at: 0 }], warnings: [] };
  };
  return { server, ask };
}

describe('the mesh that Flagger was started with', () => {
  it('is asked for once, for all rollouts, and again after a minute', async () => {
    const { server, ask } = aServer();
    let now = 0;
    const mesh = rememberMesh({ ask, now: () => now, random: () => 0 });

    expect(await Promise.all([mesh(), mesh(), mesh()])).toEqual(
      Array(3).fill('linkerd'),
    );
    now = 59_999;
    await mesh();
    expect(server.asked).toBe(1);
    now = 60_000;
    await mesh();
    expect(server.asked).toBe(2);
  });

  it('stays known while the server is down', async () => {
    const { server, ask } = aServer();
    let now = 0;
    const mesh = rememberMesh({ ask, now: () => now, random: () => 0 });
    await mesh();
    server.isDown = true;
    now = 60_000;
    expect(await mesh()).toBe('linkerd');
    expect(server.asked).toBe(2);
  });

  it('is not known where there is no server, or none that answers', async () => {
    const { server, ask } = aServer();
    server.isDown = true;
    for (const some of [null, ask]) {
      const mesh = rememberMesh({ ask: some, now: () => 0, random: () => 0 });
      expect(await mesh()).toBeNull();
    }
  });
});
