import type { ClusterAccess } from '../world/World';
import { ApiError, ApiServer } from './ApiServer';
import { KubeObject, pathOf, Plural } from './KubeObject';
import { readLines } from './readLines';

const PATCHES = {
  merge: 'application/merge-patch+json',
  strategic: 'application/strategic-merge-patch+json',
};

/** Reads and writes the kinds of a rollout, the same way whichever world they are in. All methods throw ApiError. */
export class KubeClient {
  readonly #api: ApiServer;

  constructor({ url, token, caFile }: ClusterAccess) {
    this.#api = new ApiServer(url, token, caFile);
  }

  /** Null when there is none. */
  async get(
    plural: Plural,
    namespace: string | null,
    name: string,
  ): Promise<KubeObject | null> {
    return this.#api
      .get<KubeObject>(pathOf(plural, namespace, name))
      .catch(absent);
  }

  async list(
    plural: Plural,
    namespace: string,
  ): Promise<{ items: KubeObject[]; resourceVersion: string }> {
    const list = await this.#api.get<KubeObject & { items?: KubeObject[] }>(
      pathOf(plural, namespace),
    );
    return {
      items: list.items ?? [],
      resourceVersion: list.metadata.resourceVersion ?? '0',
    };
  }

  async create(plural: Plural, object: KubeObject): Promise<KubeObject> {
    const namespace = object.metadata.namespace ?? null;
    return this.#api.create(pathOf(plural, namespace), object);
  }

  async patch(
    plural: Plural,
    namespace: string,
    name: string,
    patch: object,
    options: { subresource?: 'status'; type?: keyof typeof PATCHES } = {},
  ): Promise<KubeObject> {
    return this.#api.patch(
      pathOf(plural, namespace, name, options.subresource),
      patch,
      PATCHES[options.type ?? 'merge'],
    );
  }

  /**
   * Does nothing when there is none.
   *
   * @param options `orphan`: what it owns stays
   */
  async delete(
    plural: Plural,
    namespace: string | null,
    name: string,
    { orphan }: { orphan?: boolean } = {},
  ): Promise<void> {
    const query = orphan ? '?propagationPolicy=Orphan' : '';
    await this.#api.remove(`${pathOf(plural, namespace, name)}${query}`);
  }

  /** Lines of a watch from a version on, until the server or the signal ends it. */
  async *watch(
    plural: Plural,
    namespace: string,
    resourceVersion: string,
    signal: AbortSignal,
  ): AsyncGenerator<{ type: string; object: KubeObject }> {
    const query = `watch=true&allowWatchBookmarks=true&timeoutSeconds=600&resourceVersion=${resourceVersion}`;
    const { body } = await this.#api.open(
      `${pathOf(plural, namespace)}?${query}`,
      signal,
    );
    if (!body) return;
    for await (const line of readLines(body)) yield JSON.parse(line);
  }

  async stop(): Promise<void> {
    await this.#api.close();
  }
}

function absent(error: unknown): null {
  if (error instanceof ApiError && error.status === 404) return null;
  throw error;
}
