import type { Ask } from '../../analysis/evaluate';
import { meshIn, rememberInfo } from './rememberInfo';

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
  it('is asked for once, for all rollouts, and again after two minutes', async () => {
    const { server, ask } = aServer();
    let now = 0;
    const mesh = meshIn(rememberInfo({ ask, now: () => now, random: () => 0 }));

    expect(await Promise.all([mesh(), mesh(), mesh()])).toEqual(
      Array(3).fill('linkerd'),
    );
    now = 119_999;
    await mesh();
    expect(server.asked).toBe(1);
    now = 120_000;
    await mesh();
    expect(server.asked).toBe(2);
  });

  it('is asked for again soon while nothing tells of Flagger', async () => {
    const { server, ask } = aServer();
    const empty: Ask = async query => ({ ...(await ask(query)), samples: [] });
    let now = 0;
    const mesh = meshIn(
      rememberInfo({ ask: empty, now: () => now, random: () => 0 }),
    );
    expect(await mesh()).toBeNull();
    now = 15_000;
    await mesh();
    expect(server.asked).toBe(2);
  });

  it('stays known while the server is down', async () => {
    const { server, ask } = aServer();
    let now = 0;
    const mesh = meshIn(rememberInfo({ ask, now: () => now, random: () => 0 }));
    await mesh();
    server.isDown = true;
    now = 120_000;
    expect(await mesh()).toBe('linkerd');
    expect(server.asked).toBe(2);
  });

  it('is not known where there is no server, or none that answers', async () => {
    const { server, ask } = aServer();
    server.isDown = true;
    const failing = rememberInfo({ ask, now: () => 0, random: () => 0 });
    for (const info of [null, failing]) {
      expect(await meshIn(info)()).toBeNull();
    }
  });
});
