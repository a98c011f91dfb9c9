import { readFile } from 'node:fs/promises';
import { Agent, request } from 'undici';
import type { DirectAccess } from '../../../config/clusters';
import { KubernetesError } from './KubernetesError';
import type { TransportResponse, WritableTransport } from './Transport';
import { reasonOf } from '../../../reasonOf';
import { toTransportResponse } from './toTransportResponse';

const SERVICE_ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

/** A server that accepts the connection and says nothing is as good as none. */
const ANSWER_TIMEOUT_MS = 30_000;

interface Resolved {
  base: string;
  agent: Agent;
  token: () => Promise<string | null>;
}

/** Straight to the API server, with its own certificate authority and token. */
export class DirectTransport implements WritableTransport {
  readonly #access: DirectAccess;
  #resolved: Promise<Resolved> | null = null;

  constructor(access: DirectAccess) {
    this.#access = access;
  }

  get(
    path: string,
    options: { signal: AbortSignal },
  ): Promise<TransportResponse> {
    return this.#send(path, options.signal, { method: 'GET' });
  }

  patch(
    path: string,
    body: object,
    options: { signal: AbortSignal; kind: 'merge' | 'strategic-merge' },
  ): Promise<TransportResponse> {
    return this.#send(path, options.signal, {
      method: 'PATCH',
      contentType: `application/${options.kind}-patch+json`,
      body: JSON.stringify(body),
    });
  }

  async #send(
    path: string,
    signal: AbortSignal,
    content: { method: 'GET' | 'PATCH'; contentType?: string; body?: string },
  ): Promise<TransportResponse> {
    const { method, contentType, body } = content;
    const { base, agent, token } = await this.#resolve();
    const bearer = await token();
    try {
      const response = await request(`${base}${path}`, {
        method,
        body,
        signal,
        dispatcher: agent,
        headersTimeout: ANSWER_TIMEOUT_MS,
        // A quiet watch is normal: whoever reads the body knows how quiet.
        bodyTimeout: 0,
        headers: {
          accept: 'application/json',
          'user-agent': 'backstage-plugin-rollouts',
          ...(contentType ? { 'content-type': contentType } : {}),
          ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
        },
      });
      return toTransportResponse(response);
    } catch (error) {
      signal.throwIfAborted();
      throw new KubernetesError(
        'unreachable',
        `No answer from ${base}: ${reasonOf(error)}`,
      );
    }
  }

  async close(): Promise<void> {
    const resolved = await this.#resolved?.catch(() => null);
    await resolved?.agent.destroy();
  }

  #resolve(): Promise<Resolved> {
    // A missing file may appear later (a mounted secret), so a failure is not remembered.
    this.#resolved ??= resolve(this.#access).catch(error => {
      this.#resolved = null;
      throw new KubernetesError('unreachable', reasonOf(error));
    });
    return this.#resolved;
  }
}

async function resolve(access: DirectAccess): Promise<Resolved> {
  const ca = await certificateAuthority(access);
  const agent = new Agent({
    connect: { ca, rejectUnauthorized: !access.skipTLSVerify },
    connections: null,
  });
  return { base: baseUrl(access), agent, token: () => readToken(access) };
}

function baseUrl(access: DirectAccess): string {
  if (access.url) return access.url.replace(/\/+$/, '');
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } =
    process.env;
  if (!host || !port) {
    throw new Error(
      'inCluster is set, but this process does not run in a Kubernetes pod',
    );
  }
  const name = host.includes(':') ? `[${host}]` : host;
  return `https://${name}:${port}`;
}

async function certificateAuthority(
  access: DirectAccess,
): Promise<string | undefined> {
  if (access.caData) return Buffer.from(access.caData, 'base64').toString();
  const file =
    access.caFile ?? (access.inCluster ? `${SERVICE_ACCOUNT}/ca.crt` : null);
  return file ? readFile(file, 'utf8') : undefined;
}

/** Read for each request: kubelet replaces projected tokens about once an hour. */
async function readToken(access: DirectAccess): Promise<string | null> {
  if (access.serviceAccountToken) return access.serviceAccountToken;
  const file =
    access.tokenFile ?? (access.inCluster ? `${SERVICE_ACCOUNT}/token` : null);
  if (!file) return null;
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    throw new KubernetesError(
      'unauthorized',
      `The token file cannot be read: ${reasonOf(error)}`,
    );
  }
}
