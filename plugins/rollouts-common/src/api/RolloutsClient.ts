import { ResponseError } from '@backstage/errors';
import { RouteInput, RouteName, RouteOutput, routes } from './contract';

/**
 * What a caller can ask of the rollouts backend.
 *
 * All methods throw `ResponseError` for an error answer of the backend.
 *
 * @public
 */
export interface RolloutsApi {
  getEntityRollouts(
    input: RouteInput<'entityRollouts'>,
    options?: RequestOptions,
  ): Promise<RouteOutput<'entityRollouts'>>;
  getRollout(
    input: RouteInput<'rollout'>,
    options?: RequestOptions,
  ): Promise<RouteOutput<'rollout'>>;
  getReleases(
    input: RouteInput<'releases'>,
    options?: RequestOptions,
  ): Promise<RouteOutput<'releases'>>;
  getRelease(
    input: RouteInput<'release'>,
    options?: RequestOptions,
  ): Promise<RouteOutput<'release'>>;
  getSources(options?: RequestOptions): Promise<RouteOutput<'sources'>>;
}

/** @public */
export interface RequestOptions {
  signal?: AbortSignal;
  /** Backstage token; only where `fetch` does not add one by itself. */
  token?: string;
}

/** @public */
export interface RolloutsClientOptions {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi: { fetch: typeof fetch };
}

/**
 * The only caller of the HTTP API, made from the table of routes.
 *
 * @public
 */
export class RolloutsClient implements RolloutsApi {
  readonly #options: RolloutsClientOptions;

  constructor(options: RolloutsClientOptions) {
    this.#options = options;
  }

  getEntityRollouts(
    input: RouteInput<'entityRollouts'>,
    options?: RequestOptions,
  ): Promise<RouteOutput<'entityRollouts'>> {
    return this.#request('entityRollouts', input, options);
  }

  getRollout(
    input: RouteInput<'rollout'>,
    options?: RequestOptions,
  ): Promise<RouteOutput<'rollout'>> {
    return this.#request('rollout', input, options);
  }

  getReleases(
    input: RouteInput<'releases'>,
    options?: RequestOptions,
  ): Promise<RouteOutput<'releases'>> {
    return this.#request('releases', input, options);
  }

  getRelease(
    input: RouteInput<'release'>,
    options?: RequestOptions,
  ): Promise<RouteOutput<'release'>> {
    return this.#request('release', input, options);
  }

  getSources(options?: RequestOptions): Promise<RouteOutput<'sources'>> {
    return this.#request('sources', {}, options);
  }

  async #request<N extends RouteName>(
    name: N,
    input: RouteInput<N>,
    options: RequestOptions = {},
  ): Promise<RouteOutput<N>> {
    const { discoveryApi, fetchApi } = this.#options;
    const route = routes[name];
    const url = new URL(
      `${await discoveryApi.getBaseUrl('rollouts')}${route.path}`,
    );
    for (const [key, value] of Object.entries(input)) {
      if (value !== undefined) url.searchParams.set(key, String(value));
    }
    const response = await fetchApi.fetch(url.toString(), {
      method: route.method,
      signal: options.signal,
      headers: options.token
        ? { Authorization: `Bearer ${options.token}` }
        : undefined,
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return route.output.parse(await response.json()) as RouteOutput<N>;
  }
}
