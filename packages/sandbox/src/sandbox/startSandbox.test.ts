import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DEMO_SCENE, startSandbox } from './startSandbox';

const statusOf = (url: string) => fetch(url).then(({ status }) => status);

describe('a sandbox', () => {
  it('serves the demo, and leaves nothing behind when it stops', async () => {
    const sandbox = await startSandbox({
      scene: DEMO_SCENE,
      controlPort: 0,
      ports: {},
    });
    const addresses = [
      ...sandbox.clusters.map(({ url }) => `${url}/readyz`),
      `${sandbox.controlUrl}/state`,
    ];
    const before = await Promise.all(
      addresses.map(url =>
        fetch(url, { headers: { authorization: 'Bearer sandbox-token' } }),
      ),
    );
    expect(before.map(({ status }) => status)).toEqual([200, 200, 200]);

    await sandbox.stop();

    for (const address of addresses) {
      await expect(statusOf(address)).rejects.toThrow();
    }
  });

  it('says which port is taken, and lets go of the others', async () => {
    const other = createServer();
    await new Promise<void>(done => other.listen(0, '127.0.0.1', done));
    const { port } = other.address() as AddressInfo;

    await expect(
      startSandbox({
        scene: DEMO_SCENE,
        controlPort: 0,
        ports: { production: port },
      }),
    ).rejects.toThrow(new RegExp(String(port)));
    await new Promise(done => other.close(done));
  });
});
