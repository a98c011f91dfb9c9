import { statfs } from 'node:fs/promises';
import net from 'node:net';
import { root } from '../lib/paths.mjs';
import { Stop } from '../lib/say.mjs';

const GIBIBYTE = 2 ** 30;

/** Dependencies take 1.1 GiB, and the package managers' caches about as much again. */
const NEEDED_FIRST = 4 * GIBIBYTE;
const NEEDED_LATER = GIBIBYTE / 2;

export async function checkDisk(isInstalled) {
  const { bavail, bsize } = await statfs(root);
  const free = bavail * bsize;
  const needed = isInstalled ? NEEDED_LATER : NEEDED_FIRST;
  if (free >= needed) return;
  throw new Stop(
    `The disk of ${root} has ${gib(free)} GiB left, ${gib(
      needed,
    )} GiB are needed. Make room and try again.`,
  );
}

/** @param wanted pairs of a port and what wants it */
export async function checkPorts(wanted) {
  for (const [port, what] of wanted) {
    if (await isFree(port)) continue;
    throw new Stop(
      `Port ${port} is taken, and ${what} needs it. Is the portal running already? Stop what uses the port (lsof -i :${port} names it) and try again.`,
    );
  }
}

function isFree(port) {
  return new Promise(resolve => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** A port that nobody uses at the moment. */
export function freePort() {
  return new Promise(resolve => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

const gib = bytes => (bytes / GIBIBYTE).toFixed(1);
