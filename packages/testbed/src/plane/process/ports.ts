import net from 'node:net';

/** Below the range from which systems take the near end of a connection: a part that is started again must find its port free. */
const LOWEST = 20_000;
const HIGHEST = 32_000;
const ATTEMPTS = 200;

/** By whomever of this process: what was given out may be kept for later, and nobody listens there yet. */
const given = new Set<number>();

/** Gives out ports of this machine that nobody uses, none twice. */
export class Ports {
  /** @throws Error when none of many is free */
  async take(): Promise<number> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
      if (given.has(port)) continue;
      given.add(port);
      if (await isFree(port)) return port;
    }
    throw new Error(`No free port between ${LOWEST} and ${HIGHEST}.`);
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
