import { createServer, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** How one kind is answered. */
export type Behaviour = (
  response: ServerResponse,
  query: URLSearchParams,
) => void;

/** An API server over real HTTP that answers each kind as a test wants; empty and quiet by default. */
export class TroubledApiServer {
  readonly requests: string[] = [];
  readonly #behaviours = new Map<string, Behaviour>();
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://a');
      this.requests.push(pathname);
      const kind = pathname.split('/').at(-1) ?? '';
      (this.#behaviours.get(kind) ?? lists())(response, searchParams);
    });
  }

  static async start(port = 0): Promise<TroubledApiServer> {
    const server = new TroubledApiServer();
    await new Promise<void>(resolve =>
      server.#server.listen(port, '127.0.0.1', resolve),
    );
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** From now on this kind is answered so. */
  answer(kind: string, behaviour: Behaviour): void {
    this.#behaviours.set(kind, behaviour);
  }

  connections(): Promise<number> {
    return new Promise((resolve, reject) =>
      this.#server.getConnections((error, count) =>
        error ? reject(error) : resolve(count),
      ),
    );
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }
}

/** Any answer. */
export function says(code: number, body: unknown, type = 'application/json') {
  return (response: ServerResponse) => {
    response.writeHead(code, { 'content-type': type });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

/** A Status as the API server words it. */
export function refuses(code: number, message: string) {
  return says(code, { kind: 'Status', status: 'Failure', code, message });
}

/** Lists these objects; watches stay open and quiet. */
export function lists(...items: unknown[]): Behaviour {
  return (response, query) =>
    query.get('watch')
      ? opens(response)
      : says(200, { metadata: { resourceVersion: '1' }, items })(response);
}

/** The same, but the first version that somebody watches from is too old. */
export function forgets(...items: unknown[]): Behaviour {
  let isForgotten = true;
  return (response, query) => {
    const isWatch = query.get('watch') === 'true';
    if (!isWatch || !isForgotten) return lists(...items)(response, query);
    isForgotten = false;
    return refuses(410, 'too old resource version')(response);
  };
}

/** Says the beginning of an answer and breaks the connection. */
export function breaksOff(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"metadata":{"resourceVersion":"1"},"items":[');
  setImmediate(() => (response.socket as Socket).destroy());
}

function opens(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.flushHeaders();
}
