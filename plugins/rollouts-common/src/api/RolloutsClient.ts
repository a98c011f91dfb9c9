import { ResponseError } from '@backstage/errors';
import { RouteInput, RouteName, RouteOutput, routes } from './contract';
import { AuditExportInput, auditExportRoute } from './routes/auditing';

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
  getAnalysis(
    input: RouteInput<'analysis'>,
    options?: RequestOptions,
  ): Promise<RouteOutput<'analysis'>>;
  getReleaseAnalysis(
    input: RouteInput<'releaseAnalysis'>,
    options?: RequestOptions,
  ): Promise<RouteOutput<'releaseAnalysis'>>;
  getEntityAlerts(
    input: RouteInput<'entityAlerts'>,
    options?: RequestOptions,
  ): Promise<RouteOutput<'entityAlerts'>>;
  getActionOffers(
    input: RouteInput<'actionOffers'>,
    options?: RequestOptions,
  ): Promise<RouteOutput<'actionOffers'>>;
  act(
    input: RouteInput<'act'>,
    options?: RequestOptions,
  ): Promise<RouteOutput<'act'>>;
  getReleaseActions(
    input: RouteInput<'releaseActions'>,
    options?: RequestOptions,
  ): Promise<RouteOutput<'releaseActions'>>;
  getAudit(
    input: RouteInput<'audit'>,
    options?: RequestOptions,
  ): Promise<RouteOutput<'audit'>>;
  verifyAudit(
    input: RouteInput<'auditVerification'>,
    options?: RequestOptions,
  ): Promise<RouteOutput<'auditVerification'>>;
  /** The file, to be saved. */
  exportAudit(input: AuditExportInput, options?: RequestOptions): Promise<Blob>;
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

  getAnalysis(
    input: RouteInput<'analysis'>,
    options?: RequestOptions,
  ): Promise<RouteOutput<'analysis'>> {
    return this.#request('analysis', input, options);
  }

  getReleaseAnalysis(
    input: RouteInput<'releaseAnalysis'>,
    options?: RequestOptions,
  ): Promise<RouteOutput<'releaseAnalysis'>> {
    return this.#request('releaseAnalysis', input, options);
  }

  getEntityAlerts(
    input: RouteInput<'entityAlerts'>,
    options?: RequestOptions,
  ): Promise<RouteOutput<'entityAlerts'>> {
    return this.#request('entityAlerts', input, options);
  }

  getActionOffers(
    input: RouteInput<'actionOffers'>,
    options?: RequestOptions,
  ): Promise<RouteOutput<'actionOffers'>> {
    return this.#request('actionOffers', input, options);
  }

  act(
    input: RouteInput<'act'>,
    options?: RequestOptions,
  ): Promise<RouteOutput<'act'>> {
    return this.#request('act', input, options);
  }

  getReleaseActions(
    input: RouteInput<'releaseActions'>,
    options?: RequestOptions,
  ): Promise<RouteOutput<'releaseActions'>> {
    return this.#request('releaseActions', input, options);
  }

  getAudit(
    input: RouteInput<'audit'>,
    options?: RequestOptions,
  ): Promise<RouteOutput<'audit'>> {
    return this.#request('audit', input, options);
  }

  verifyAudit(
    input: RouteInput<'auditVerification'>,
    options?: RequestOptions,
  ): Promise<RouteOutput<'auditVerification'>> {
    return this.#request('auditVerification', input, options);
  }

  async exportAudit(
    input: AuditExportInput,
    options?: RequestOptions,
  ): Promise<Blob> {
    const response = await this.#send(auditExportRoute, input, options);
    return response.blob();
  }

  async #request<N extends RouteName>(
    name: N,
    input: RouteInput<N> & object,
    options?: RequestOptions,
  ): Promise<RouteOutput<N>> {
    const route = routes[name];
    const response = await this.#send(route, input, options);
    return route.output.parse(await response.json()) as RouteOutput<N>;
  }

  async #send(
    route: Sendable,
    input: object,
    options: RequestOptions = {},
  ): Promise<Response> {
    const { discoveryApi, fetchApi } = this.#options;
    const url = new URL(
      `${await discoveryApi.getBaseUrl('rollouts')}${route.path}`,
    );
    const response = await fetchApi.fetch(
      ...toRequest(url, route, input, options),
    );
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response;
  }
}

/** Every route of the table, and those that answer files. */
type Sendable = (typeof routes)[RouteName] | typeof auditExportRoute;

/** Input is the query, or the body where the route has one. */
function toRequest(
  url: URL,
  route: Sendable,
  input: object,
  { token, signal }: RequestOptions,
): [string, RequestInit] {
  const headers = token ? { Authorization: `Bearer ${token}` } : undefined;
  if ('body' in route) {
    return [
      url.toString(),
      {
        method: route.method,
        signal,
        headers: { ...headers, 'Content-Type': 'application/json' },
        body: JSON.stringify(input),
      },
    ];
  }
  for (const [key, value] of Object.entries(input)) {
    if (value !== undefined) url.searchParams.set(key, String(value));
  }
  return [url.toString(), { method: route.method, signal, headers }];
}
