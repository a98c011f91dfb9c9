import { readFileSync } from 'node:fs';
import { Agent, fetch } from 'undici';
import type { ClusterAccess } from '../world/World';
import { KubeObject, pathOf, Plural } from './KubeObject';
import { readLines } from './readLines';

/** The API server said no. */
export class KubeError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const PATCHES = {
  merge: 'application/merge-patch+json',
  strategic: 'application/strategic-merge-patch+json',
};

/** Speaks to one cluster, the same way whichever world it is in. All methods throw KubeError. */
export class KubeClient {
  readonly #access: ClusterAccess;
  readonly #agent: Agent;

  constructor(access: ClusterAccess) {
    this.#access = access;
    const ca = access.caFile && readFileSync(access.caFile);
    this.#agent = new Agent({
      connect: ca ? { ca } : {},
      // Watches are silent for minutes.
      bodyTimeout: 0,
    });
  }

  /** Null when there is none. */
  async get(
    plural: Plural,
    namespace: string | null,
    name: string,
  ): Promise<KubeObject | null> {
    return this.#send('GET', pathOf(plural, namespace, name)).catch(absent);
  }

  async list(
    plural: Plural,
    namespace: string,
  ): Promise<{ items: KubeObject[]; resourceVersion: string }> {
    const list = await this.#send('GET', pathOf(plural, namespace));
    return {
      items: (list.items ?? []) as KubeObject[],
      resourceVersion: list.metadata.resourceVersion ?? '0',
    };
  }

  async create(plural: Plural, object: KubeObject): Promise<KubeObject> {
    const namespace = object.metadata.namespace ?? null;
    return this.#send('POST', pathOf(plural, namespace), object);
  }

  async patch(
    plural: Plural,
    namespace: string,
    name: string,
    patch: object,
    options: { subresource?: 'status'; type?: keyof typeof PATCHES } = {},
  ): Promise<KubeObject> {
    return this.#send(
      'PATCH',
      pathOf(plural, namespace, name, options.subresource),
      patch,
      PATCHES[options.type ?? 'merge'],
    );
  }

  /** Does nothing when there is none. */
  async delete(
    plural: Plural,
    namespace: string | null,
    name: string,
  ): Promise<void> {
    await this.#send('DELETE', pathOf(plural, namespace, name)).catch(absent);
  }

  /** Lines of a watch from a version on, until the server or the signal ends it. */
  async *watch(
    plural: Plural,
    namespace: string,
    resourceVersion: string,
    signal: AbortSignal,
  ): AsyncGenerator<{ type: string; object: KubeObject }> {
    const query = `watch=true&allowWatchBookmarks=true&timeoutSeconds=600&resourceVersion=${resourceVersion}`;
    const response = await this.#request(
      'GET',
      `${pathOf(plural, namespace)}?${query}`,
      { signal },
    );
    if (!response.body) return;
    for await (const line of readLines(response.body)) yield JSON.parse(line);
  }

  async stop(): Promise<void> {
    await this.#agent.destroy();
  }

  async #send(
    method: string,
    path: string,
    body?: object,
    type = 'application/json',
  ): Promise<KubeObject> {
    const response = await this.#request(method, path, {
      ...(body && {
        body: JSON.stringify(body),
        headers: { 'content-type': type },
      }),
    });
    return (await response.json()) as KubeObject;
  }

  async #request(
    method: string,
    path: string,
    init: {
      body?: string;
      headers?: Record<string, string>;
      signal?: AbortSignal;
    } = {},
  ) {
    const { url, token } = this.#access;
    const response = await fetch(`${url}${path}`, {
      method,
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${token}` },
      dispatcher: this.#agent,
    });
    if (response.ok) return response;
    const text = await response.text();
    throw new KubeError(response.status, `${method} ${path}: ${text}`);
  }
}

function absent(error: unknown): null {
  if (error instanceof KubeError && error.status === 404) return null;
  throw error;
}
