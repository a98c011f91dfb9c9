import { createServer, IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { messageOf } from '../messageOf';

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
  /** What it was told, which it prints when it is a no. */
  said: string;
  /** What Flagger thought the phase was. */
  phase: string;
  /** UTC milliseconds, our clock. */
  at: number;
}

/**
 * Answers gates over HTTP, the same way in both worlds: its own, which are closed at first, and those
 * of a portal, which it asks and whose answer it hands on and remembers.
 */
export class GateServer {
  readonly asked: Asked[] = [];
  readonly #open = new Set<string>();
  /** By namespace, the kind of gate that is heard of all the same. */
  readonly #cutOff = new Map<string, string | null>();
  readonly #portal: string | null;
  #server: Server | null = null;

  /** @param portal - base URL of the portal whose gates are asked here, or null when there is none */
  constructor(portal: string | null) {
    this.#portal = portal;
  }

  async start(): Promise<void> {
    const server = createServer((request, response) => {
      readBody(request)
        .then(body => this.#answer(request, body))
        .then(({ status, text }) => {
          response.writeHead(status);
          response.end(text);
        })
        // A Flagger that is ended while it asks.
        .catch(() => response.destroy());
    });
    await new Promise<void>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve()),
    );
    this.#server = server;
  }

  /** Base URL of all its gates. */
  get origin(): string {
    const { port } = this.#server?.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** Where a hook of a namespace asks. */
  urlOf(namespace: string, kind: string): string {
    return `${this.origin}/${namespace}/${kind}`;
  }

  set(namespace: string, kind: string, open: boolean): void {
    if (open) this.#open.add(`/${namespace}/${kind}`);
    else this.#open.delete(`/${namespace}/${kind}`);
  }

  /**
   * Whether the portal hears nothing of a namespace: its gates are answered here then, like the suite's
   * own.
   *
   * @param butFor kind of gate about which it hears all the same
   */
  cutOff(namespace: string, isCutOff: boolean, butFor: string | null = null) {
    if (isCutOff) this.#cutOff.set(namespace, butFor);
    else this.#cutOff.delete(namespace);
  }

  /** All questions of one namespace, oldest first. */
  askedIn(namespace: string): Asked[] {
    return this.asked.filter(asked => asked.namespace === namespace);
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise(resolve => this.#server?.close(resolve));
  }

  async #answer(request: IncomingMessage, body: string): Promise<Answer> {
    const { url = '' } = request;
    const { namespace = '', phase = '' } = JSON.parse(body || '{}') as Question;
    const [kind] = url.split('/').slice(-1);
    const isOfPortal = this.#portal !== null && url.startsWith('/api/');
    const butFor = this.#cutOff.get(namespace);
    const answer =
      isOfPortal && (butFor === undefined || butFor === kind)
        ? await ask(new URL(url, this.#portal ?? undefined), request, body)
        : own(this.#open.has(isOfPortal ? `/${namespace}/${kind}` : url));
    const yes = answer.status < 300;
    const said = answer.text.trim();
    this.asked.push({ namespace, kind, yes, said, phase, at: Date.now() });
    return answer;
  }
}

/** What Flagger sends, as far as it matters here. */
interface Question {
  namespace?: string;
  phase?: string;
}

interface Answer {
  status: number;
  text: string;
}

function own(yes: boolean): Answer {
  return yes
    ? { status: 200, text: 'approved' }
    : { status: 403, text: 'no decision yet' };
}

/** A portal that is down says no, as it would without anybody between. */
async function ask(
  url: URL,
  { headers }: IncomingMessage,
  body: string,
): Promise<Answer> {
  const { authorization = '' } = headers;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body,
      redirect: 'manual',
    });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    return { status: 502, text: messageOf(error) };
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
