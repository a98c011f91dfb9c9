import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { behaviourSchema } from './Behaviour';
import { Metrics } from './Metrics';

const changesSchema = behaviourSchema.partial();
const WORKLOAD = /^\/workloads\/([^/]+)\/([^/]+)$/;

/**
 * Serves the metrics of workloads to a Prometheus at `/metrics`. With `PUT
 * /workloads/<namespace>/<name>` a person changes how one behaves.
 */
export class Exporter {
  private constructor(
    readonly metrics: Metrics,
    /** Without a slash at the end. */
    readonly url: string,
    private readonly server: Server,
  ) {}

  /** On a free port of this machine. */
  static async start(metrics = new Metrics()): Promise<Exporter> {
    const server = createServer((request, response) => {
      answer(metrics, request, response).catch(error => {
        response.writeHead(400).end(`${error.message}\n`);
      });
    });
    await new Promise<void>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve()),
    );
    const { port } = server.address() as AddressInfo;
    return new Exporter(metrics, `http://127.0.0.1:${port}`, server);
  }

  async stop(): Promise<void> {
    const closed = new Promise(resolve => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }
}

async function answer(
  metrics: Metrics,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method, url = '' } = request;
  if (method === 'GET' && url === '/metrics') {
    response.setHeader('content-type', 'text/plain; version=0.0.4');
    response.end(metrics.toText());
    return;
  }
  const workload = WORKLOAD.exec(url);
  if (method !== 'PUT' || !workload) {
    response
      .writeHead(404)
      .end('GET /metrics or PUT /workloads/<namespace>/<name>\n');
    return;
  }
  const changes = changesSchema.parse(JSON.parse(await text(request)));
  const [, namespace, name] = workload;
  metrics.set(namespace, name, changes);
  response.end('done\n');
}
