import { createServer, IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Webhook types by which Flagger asks a question. */
export const GATE_KINDS = [
  'confirm-rollout',
  'confirm-traffic-increase',
  'confirm-promotion',
  'rollback',
] as const;
export type GateKind = (typeof GATE_KINDS)[number];
/** Also those whose no is a failed check, and the one that is told of the end. */
export type HookKind = GateKind | 'pre-rollout' | 'rollout' | 'post-rollout';

/** A question of Flagger and the answer that it got. */
export interface Asked {
  namespace: string;
  kind: string;
  yes: boolean;
  /** What Flagger thought the phase was. */
  phase: string;
  /** UTC milliseconds, our clock. */
  at: number;
}

/** Answers the gates that are not the portal's, in both worlds, over HTTP. All are closed at first. */
export class GateServer {
  readonly asked: Asked[] = [];
  readonly #open = new Set<string>();
  #server: Server | null = null;

  async start(): Promise<void> {
    const server = createServer((request, response) => {
      readBody(request)
        .then(body => {
          const yes = this.#answer(request.url ?? '', body);
          response.writeHead(yes ? 200 : 403);
          response.end(yes ? 'approved' : 'no decision yet');
        })
        // A Flagger that is ended while it asks.
        .catch(() => response.destroy());
    });
    await new Promise<void>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve()),
    );
    this.#server = server;
  }

  /** Where a hook of a namespace asks. */
  urlOf(namespace: string, kind: string): string {
    const { port } = this.#server?.address() as AddressInfo;
    return `http://127.0.0.1:${port}/${namespace}/${kind}`;
  }

  set(namespace: string, kind: string, open: boolean): void {
    if (open) this.#open.add(`/${namespace}/${kind}`);
    else this.#open.delete(`/${namespace}/${kind}`);
  }

  /** All questions of one namespace, oldest first. */
  askedIn(namespace: string): Asked[] {
    return this.asked.filter(asked => asked.namespace === namespace);
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise(resolve => this.#server?.close(resolve));
  }

  #answer(url: string, body: { phase?: string }): boolean {
    const [, namespace, kind] = url.split('/');
    const yes = this.#open.has(url);
    this.asked.push({
      namespace,
      kind,
      yes,
      phase: body.phase ?? '',
      at: Date.now(),
    });
    return yes;
  }
}

async function readBody(request: IncomingMessage): Promise<{ phase?: string }> {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString() || '{}');
}
