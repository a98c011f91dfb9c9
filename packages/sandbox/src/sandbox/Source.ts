import { createServer, RequestListener, Server } from 'node:http';
import { SourceFaults } from '../faults/SourceFaults';
import { addressOf, close, listen } from './listen';

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
    return addressOf(this.#server);
  }

  /** @throws Error that says which port is taken. */
  async start(port: number, cluster: string): Promise<void> {
    const server = createServer(this.#handler);
    this.#server = await listen(server, port, `${this.name} of ${cluster}`);
  }

  async stop(): Promise<void> {
    await close(this.#server);
  }
}
