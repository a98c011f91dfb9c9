import { readFileSync } from 'node:fs';
import { connect, createServer, Server, Socket } from 'node:net';
import { createSecureContext } from 'node:tls';
import type { Pace } from './Channel';
import { Ending, Link } from './Link';
import { middleOfChange } from './middleOfChange';
import { Traffic } from './Traffic';

export interface ProxyOptions {
  /** Of this machine. */
  port: number;
  /** Where the API server listens, on this machine. */
  targetPort: number;
  /** PEM files of the API server: the proxy shows the same certificate. */
  certFile: string;
  keyFile: string;
}

/** A way to an API server that can be spoilt, for one portal alone. */
export class Proxy {
  readonly url: string;
  readonly traffic = new Traffic();
  private readonly sockets = new Set<Socket>();
  private server: Server | null = null;
  private pace: Pace = { kind: 'free' };
  private isRefusing = false;
  /** Connections before this one are dead for good. */
  private generation = 0;
  private cuts: Ending[] = [];

  constructor(private readonly options: ProxyOptions) {
    this.url = `https://127.0.0.1:${options.port}`;
  }

  async start(): Promise<void> {
    const server = createServer(client => this.accept(client));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.options.port, '127.0.0.1', () => resolve());
    });
    this.server = server;
  }

  /** New connections work, and nothing more is cut. Those that died stay dead. */
  pass(): void {
    this.cuts = [];
    this.pace = { kind: 'free' };
    this.isRefusing = false;
  }

  /** Connections stay, and new ones are taken, but nothing comes through any more. */
  mute(): void {
    this.pace = { kind: 'lost' };
    this.generation += 1;
  }

  /** Each connection carries this many bytes a second. */
  slow(bytesPerSecond: number): void {
    this.pace = { kind: 'slow', bytesPerSecond };
  }

  /** Ends all connections, as a load balancer does that was started anew. */
  cut(): void {
    for (const socket of this.sockets) socket.resetAndDestroy();
  }

  /** Ends all connections and takes no new ones. */
  refuse(): void {
    this.isRefusing = true;
    this.cut();
  }

  /** Each of the next changes that a watch of Canaries tells is cut in its middle, in these ways. */
  cutNextChanges(endings: readonly Ending[]): void {
    this.cuts.push(...endings);
  }

  get cutsLeft(): number {
    return this.cuts.length;
  }

  async close(): Promise<void> {
    const server = this.server;
    this.server = null;
    if (!server) return;
    const closed = new Promise(resolve => server.close(resolve));
    this.refuse();
    await closed;
  }

  private accept(client: Socket): void {
    this.keep(client);
    if (this.isRefusing) {
      client.resetAndDestroy();
      return;
    }
    // Not even a handshake: that is how a dead peer looks.
    if (this.pace.kind === 'lost') return;
    const upstream = connect(this.options.targetPort, '127.0.0.1');
    this.keep(upstream);
    const refused = () => client.resetAndDestroy();
    upstream.once('error', refused);
    upstream.once('connect', () => {
      upstream.off('error', refused);
      this.join(client, upstream);
    });
  }

  private join(client: Socket, upstream: Socket): Link {
    const { certFile, keyFile } = this.options;
    const cert = readFileSync(certFile);
    const { generation } = this;
    return new Link({
      client,
      upstream,
      secureContext: createSecureContext({ cert, key: readFileSync(keyFile) }),
      ca: cert,
      traffic: this.traffic,
      pace: () =>
        generation === this.generation ? this.pace : { kind: 'lost' },
      cutting: ({ path }, chunk) => {
        const at = isCanaryWatch(path) ? middleOfChange(chunk) : null;
        const ending = at === null ? undefined : this.cuts.shift();
        return at !== null && ending ? { ending, at } : null;
      },
    });
  }

  private keep(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.sockets.delete(socket));
  }
}

function isCanaryWatch(path: string): boolean {
  return path.includes('/canaries?') && path.includes('watch=true');
}
