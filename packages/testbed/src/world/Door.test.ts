import { createServer, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Ports } from '../plane/process/ports';
import { Door } from './Door';

let prometheus: Server;
let door: Door;

beforeEach(async () => {
  prometheus = createServer((_, response) => response.end('up'));
  await new Promise<void>(resolve =>
    prometheus.listen(0, '127.0.0.1', () => resolve()),
  );
  const { port } = prometheus.address() as AddressInfo;
  door = new Door(
    await new Ports().take(),
    new URL(`http://127.0.0.1:${port}`),
  );
});

afterEach(async () => {
  await door.close();
  prometheus.closeAllConnections();
  prometheus.close();
});

const ask = async () => (await fetch(door.url)).text();

it('refuses while it is closed, and leads to the same place when it is open again', async () => {
  await door.open();
  expect(await ask()).toBe('up');
  const { url } = door;
  await door.close();
  await expect(ask()).rejects.toThrow();
  await door.open();
  expect(door.url).toBe(url);
  expect(await ask()).toBe('up');
});
