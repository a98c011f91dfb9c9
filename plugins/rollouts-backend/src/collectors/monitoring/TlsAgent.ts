import { readFile } from 'node:fs/promises';
import { Agent } from 'undici';
import type { SourceAccess } from '../../config/monitoring';

/**
 * The connections to one address. Certificates are read for each request, as tokens are: whoever
 * renews a mounted secret need not restart anything.
 */
export class TlsAgent {
  readonly #tls: SourceAccess['tls'];
  #made: { files: string; agent: Agent } | null = null;

  constructor(tls: SourceAccess['tls']) {
    this.#tls = tls;
  }

  /** @throws Error when a file cannot be read */
  async get(): Promise<Agent> {
    const { caFile, certFile, keyFile, skipVerify } = this.#tls ?? {};
    const [ca, cert, key] = await Promise.all(
      [caFile, certFile, keyFile].map(read),
    );
    const files = JSON.stringify([ca, cert, key]);
    if (this.#made?.files === files) return this.#made.agent;
    const connect = { ca, cert, key, rejectUnauthorized: !skipVerify };
    const outdated = this.#made?.agent;
    const agent = new Agent({ connect });
    this.#made = { files, agent };
    // Who still waits for an answer gets it.
    outdated?.close().catch(() => {});
    return agent;
  }

  async close(): Promise<void> {
    await this.#made?.agent.destroy();
  }
}

async function read(file: string | undefined): Promise<string | undefined> {
  return file === undefined ? undefined : readFile(file, 'utf8');
}
