import { createServer, RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server over real HTTP on a free port, until it is stopped. */
export interface Served {
  url: string;
  stop(): Promise<void>;
}

/** Serves on this machine; connections that are still open are cut at the end. */
export async function serve(answer: RequestListener): Promise<Served> {
  const server = createServer(answer);
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise(done => server.close(done));
    },
  };
}
