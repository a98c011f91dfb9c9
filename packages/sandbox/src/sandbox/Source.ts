import { createServer, RequestListener, Server } from 'node:http';
import { SourceFaults } from '../faults/SourceFaults';
import { listen } from './listen';

/** A server beside a cluster's API that can be asked and disturbed. */
export class Source {
  /** Its name within the cluster, e.g. `prometheus`. */
  readonly name: string;
  readonly faults = new SourceFaults();
  /** Requests that it has got. */
  requests = 0;
  readonly #handler: RequestListener;
  #server: Server | null = null;

  /** @param create makes what answers */
  constructor(name: string, create: (source: Source) => RequestListener) {
    this.name = name;
    this.#handler = create(this);
  }

  /** Its address, or nothing before it has one. */
  get url(): string {
    const address = this.#server?.address();
    return typeof address === 'object' && address
      ? `http://127.0.0.1:${address.port}`
      : '';
  }

  /** @throws Error that says which port is taken. */
  async start(port: number, cluster: string): Promise<void> {
    const server = createServer(this.#handler);
    this.#server = await listen(server, port, `${this.name} of ${cluster}`);
  }

  async stop(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    await new Promise(resolve => {
      server.close(resolve);
      server.closeAllConnections();
    });
  }
}
