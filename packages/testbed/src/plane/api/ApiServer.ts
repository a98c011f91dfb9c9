import { readFileSync } from 'node:fs';
import { Agent, fetch } from 'undici';

/** An answer that was not a success. */
export class ApiError extends Error {
  constructor(readonly status: number, message: string) {
    super(message);
  }
}

/** Speaks to one API server as one user. */
export class ApiServer {
  private agent: Agent | null = null;

  /**
   * @param url without a slash at the end
   * @param caFile PEM of the authority behind its certificate; read at the first request
   */
  constructor(
    private readonly url: string,
    private readonly token: string,
    private readonly caFile: string,
  ) {}

  get<T>(path: string): Promise<T> {
    return this.request('GET', path);
  }

  create<T>(path: string, body: unknown): Promise<T> {
    return this.request('POST', path, { body, type: 'application/json' });
  }

  /** @param type a merge patch, unless said otherwise */
  patch<T>(
    path: string,
    body: unknown,
    type = 'application/merge-patch+json',
  ): Promise<T> {
    return this.request('PATCH', path, { body, type });
  }

  /** Deletes it; that it is not there is as good. */
  async remove(path: string): Promise<void> {
    try {
      await this.request('DELETE', path);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 404) throw error;
    }
  }

  /** Whether it is ready for everything. */
  async isReady(): Promise<boolean> {
    const response = await this.send('GET', '/readyz');
    // An answer that is not read keeps its connection.
    await response.text();
    return response.ok;
  }

  /** @throws ApiError with the server's own words */
  private async request<T>(
    method: string,
    path: string,
    content?: { body: unknown; type: string },
  ): Promise<T> {
    const response = await this.send(method, path, content);
    const text = await response.text();
    if (!response.ok) {
      throw new ApiError(response.status, `${method} ${path}: ${text}`);
    }
    return JSON.parse(text) as T;
  }

  private send(
    method: string,
    path: string,
    content?: { body: unknown; type: string },
  ) {
    this.agent ??= new Agent({ connect: { ca: readFileSync(this.caFile) } });
    return fetch(`${this.url}${path}`, {
      method,
      dispatcher: this.agent,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(content && { 'content-type': content.type }),
      },
      body: content && JSON.stringify(content.body),
    });
  }

  async close(): Promise<void> {
    await this.agent?.destroy();
    this.agent = null;
  }
}
