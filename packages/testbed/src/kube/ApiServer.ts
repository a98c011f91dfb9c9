import { readFileSync } from 'node:fs';
import { Agent, fetch, Response } from 'undici';

/** An answer that was not a success. */
export class ApiError extends Error {
  constructor(readonly status: number, message: string) {
    super(message);
  }
}

interface Content {
  body: unknown;
  type: string;
}

/** Speaks to one API server as one user. All methods but `isReady` throw ApiError. */
export class ApiServer {
  private agent: Agent | null = null;

  /**
   * @param url without a slash at the end
   * @param caFile PEM of the authority behind its certificate, read at the first request; undefined
   *   where the system knows it, or where there is no certificate
   */
  constructor(
    private readonly url: string,
    private readonly token: string,
    private readonly caFile: string | undefined,
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

  /** An answer that goes on until the server or the signal ends it. */
  async open(path: string, signal: AbortSignal): Promise<Response> {
    const response = await this.send('GET', path, undefined, signal);
    if (response.ok) return response;
    throw new ApiError(response.status, `${path}: ${await response.text()}`);
  }

  async close(): Promise<void> {
    await this.agent?.destroy();
    this.agent = null;
  }

  private async request<T>(
    method: string,
    path: string,
    content?: Content,
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
    content?: Content,
    signal?: AbortSignal,
  ): Promise<Response> {
    this.agent ??= new Agent({
      connect: this.caFile ? { ca: readFileSync(this.caFile) } : {},
      // Watches are silent for minutes.
      bodyTimeout: 0,
    });
    return fetch(`${this.url}${path}`, {
      method,
      dispatcher: this.agent,
      signal,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(content && { 'content-type': content.type }),
      },
      body: content && JSON.stringify(content.body),
    });
  }
}
