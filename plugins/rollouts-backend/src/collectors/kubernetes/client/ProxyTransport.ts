import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { request } from 'undici';
import { z } from 'zod';
import { KubernetesError } from './KubernetesError';
import { reasonOf } from '../../../reasonOf';
import { readJson } from './readAnswer';
import { toTransportResponse } from './toTransportResponse';
import type { Transport, TransportResponse } from './Transport';

/**
 * Auth providers that have credentials of their own. With the others the proxy would ask for a
 * person's token, or pass ours on to the API server.
 */
const UNATTENDED = ['serviceAccount', 'aws', 'azure', 'googleServiceAccount'];

/**
 * The proxy sends the head of an answer with the first byte of its body. A quiet watch has none until
 * the server ends it, so this is longer than any watch; more silence is a dead connection.
 */
const ANSWER_TIMEOUT_MS = 270_000;

const clustersSchema = z.object({
  items: z.array(z.object({ name: z.string(), authProvider: z.string() })),
});

interface ProxyOptions {
  cluster: string;
  auth: AuthService;
  discovery: DiscoveryService;
}

/** Through the proxy of the Kubernetes plugin: read-only, for trying out. */
export class ProxyTransport implements Transport {
  readonly #options: ProxyOptions;
  #checked = false;

  constructor(options: ProxyOptions) {
    this.#options = options;
  }

  async get(
    path: string,
    { signal }: { signal: AbortSignal },
  ): Promise<TransportResponse> {
    if (!this.#checked) await this.#checkProvider(signal);
    return this.#send(`/proxy${path}`, signal);
  }

  async close(): Promise<void> {}

  async #checkProvider(signal: AbortSignal): Promise<void> {
    const { cluster } = this.#options;
    const response = await this.#send('/clusters', signal);
    const answer = await readJson(response).catch(() => null);
    const parsed = clustersSchema.safeParse(answer);
    if (!parsed.success) {
      throw new KubernetesError(
        'not-kubernetes',
        `The Kubernetes plugin answered ${response.status} when asked for its clusters`,
      );
    }
    const found = parsed.data.items.find(item => item.name === cluster);
    if (!found) {
      const names = parsed.data.items.map(item => item.name).join(', ');
      throw new KubernetesError(
        'absent',
        `The Kubernetes plugin has no cluster "${cluster}"; it has: ${
          names || 'none'
        }`,
      );
    }
    if (!UNATTENDED.includes(found.authProvider)) {
      throw new KubernetesError(
        'unauthorized',
        `Cluster "${cluster}" of the Kubernetes plugin signs in with "${
          found.authProvider
        }", which needs a person. Use one of ${UNATTENDED.join(
          ', ',
        )}, or give this cluster direct access under rollouts.clusters[].kubernetes`,
      );
    }
    this.#checked = true;
  }

  async #send(path: string, signal: AbortSignal): Promise<TransportResponse> {
    const { auth, discovery, cluster } = this.#options;
    try {
      const base = await discovery.getBaseUrl('kubernetes');
      const { token } = await auth.getPluginRequestToken({
        onBehalfOf: await auth.getOwnServiceCredentials(),
        targetPluginId: 'kubernetes',
      });
      const response = await request(`${base}${path}`, {
        signal,
        headersTimeout: ANSWER_TIMEOUT_MS,
        bodyTimeout: 0,
        headers: {
          accept: 'application/json',
          // Compression would hold watch events back until its buffer is full.
          'accept-encoding': 'identity',
          authorization: `Bearer ${token}`,
          'backstage-kubernetes-cluster': cluster,
        },
      });
      return toTransportResponse(response);
    } catch (error) {
      signal.throwIfAborted();
      throw new KubernetesError(
        'unreachable',
        `No answer from the Kubernetes plugin: ${reasonOf(error)}`,
      );
    }
  }
}
