import { readFile } from 'node:fs/promises';
import { request } from 'undici';
import type { SourceAccess } from '../../config/monitoring';
import { reasonOf } from '../../reasonOf';
import { redact } from '../../redact';
import { Limiter } from './Limiter';
import { SourceError } from './SourceError';
import { TlsAgent } from './TlsAgent';

const TIMEOUT_MS = 10_000;
const MOST_AT_ONCE = 4;
const MOST_BYTES = 20 * 1024 * 1024;

/** Asks one address for JSON: few requests at once, none for long, none that fills the memory. */
export class SourceClient {
  readonly #base: string;
  readonly #access: SourceAccess;
  readonly #limiter = new Limiter(MOST_AT_ONCE);
  readonly #agent: TlsAgent;

  constructor(url: string, access: SourceAccess) {
    this.#base = url.replace(/\/+$/, '');
    this.#access = access;
    this.#agent = new TlsAgent(access.tls);
  }

  /** Shown to people: where it asks. */
  get address(): string {
    return this.#base;
  }

  /**
   * @param form sent as a form with POST, since queries outgrow addresses
   * @returns the JSON with the HTTP status: errors of these APIs have a body too
   * @throws SourceError
   */
  async ask(
    path: string,
    form?: Record<string, string>,
  ): Promise<{ status: number; body: unknown }> {
    return this.#limiter.run(async () => {
      const response = await this.#send(path, form).catch(error => {
        throw new SourceError(
          'unreachable',
          `No answer from ${this.#base}: ${reasonOf(error)}`,
        );
      });
      const { status, type, text } = response;
      if (status === 401 || status === 403) {
        throw new SourceError(
          'unauthorized',
          `${this.#base} answered ${status}: check its credentials`,
        );
      }
      if (!type.includes('json')) {
        throw new SourceError(
          status >= 500 ? 'server' : 'not-the-source',
          `${this.#base} answered ${status} with ${
            type || 'no content type'
          } instead of JSON: something in front of it, or another server`,
        );
      }
      return { status, body: this.#parse(text) };
    });
  }

  async close(): Promise<void> {
    await this.#agent.close();
  }

  async #send(path: string, form?: Record<string, string>) {
    const { statusCode, headers, body } = await request(
      `${this.#base}${path}`,
      {
        dispatcher: await this.#agent.get(),
        method: form ? 'POST' : 'GET',
        body: form && new URLSearchParams(form).toString(),
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: {
          accept: 'application/json',
          ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
          ...(await credentials(this.#access)),
        },
      },
    );
    let text = '';
    for await (const chunk of body.setEncoding('utf8')) {
      text += chunk;
      if (text.length > MOST_BYTES) {
        body.destroy();
        throw new SourceError(
          'too-large',
          `${this.#base} answered with more than ${
            MOST_BYTES / 1024 / 1024
          } MB`,
        );
      }
    }
    const type = String(headers['content-type'] ?? '').split(';')[0];
    return { status: statusCode, type, text };
  }

  #parse(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch {
      throw new SourceError(
        'not-the-source',
        `${this.#base} answered with half of an answer: ${redact(
          JSON.stringify(text.slice(0, 60)),
        )}`,
      );
    }
  }
}

/** Files are read for each request: whoever rotates a token need not restart anything. */
async function credentials({
  bearer,
  basic,
  headers,
}: SourceAccess): Promise<Record<string, string>> {
  const token = bearer?.token ?? (await readToken(bearer?.tokenFile));
  return {
    ...headers,
    ...(token && { authorization: `Bearer ${token}` }),
    ...(basic && {
      authorization: `Basic ${Buffer.from(
        `${basic.username}:${basic.password}`,
      ).toString('base64')}`,
    }),
  };
}

async function readToken(file: string | undefined): Promise<string | null> {
  return file === undefined ? null : (await readFile(file, 'utf8')).trim();
}
