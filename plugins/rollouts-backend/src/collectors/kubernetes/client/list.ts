import { z } from 'zod';
import { throwUnlessOk } from './errorOf';
import { KubernetesError } from './KubernetesError';
import { reasonOf } from './reasonOf';
import type { Transport, TransportResponse } from './Transport';
import { withQuery } from './withQuery';

const PAGE_SIZE = 500;

/** Time for one page; a list that takes longer is a cluster in trouble. */
const PAGE_TIMEOUT_MS = 60_000;

/** A page of this size (64 MiB) is not a list of what we ask for. */
const MOST_BYTES = 64 * 1024 * 1024;

const listSchema = z.object({
  metadata: z.object({
    resourceVersion: z.string(),
    continue: z.string().optional(),
  }),
  items: z.array(z.unknown()).nullable(),
});

/** All objects of a kind at one version. */
export interface Listed {
  items: unknown[];
  resourceVersion: string;
  /** The server's clock when it answered, null when it sent none. */
  date: number | null;
}

/**
 * Lists a kind page by page. When a page token expires the list starts anew, once.
 *
 * @throws KubernetesError
 */
export async function list(
  transport: Transport,
  path: string,
  signal: AbortSignal,
): Promise<Listed> {
  try {
    return await listOnce(transport, path, signal);
  } catch (error) {
    if (error instanceof KubernetesError && error.kind === 'expired') {
      return listOnce(transport, path, signal);
    }
    throw error;
  }
}

async function listOnce(
  transport: Transport,
  path: string,
  signal: AbortSignal,
): Promise<Listed> {
  const items: unknown[] = [];
  let token = '';
  for (;;) {
    const limited = AbortSignal.any([
      signal,
      AbortSignal.timeout(PAGE_TIMEOUT_MS),
    ]);
    const url = withQuery(path, { limit: PAGE_SIZE, continue: token });
    const page = await readPage(transport, url, limited).catch(error => {
      signal.throwIfAborted();
      if (!limited.aborted) throw error;
      throw new KubernetesError(
        'unreachable',
        `A list took longer than ${PAGE_TIMEOUT_MS / 1_000} s`,
      );
    });
    items.push(...page.items);
    token = page.next;
    if (!token) return { ...page, items };
  }
}

async function readPage(
  transport: Transport,
  url: string,
  signal: AbortSignal,
) {
  const response = await transport.get(url, { signal });
  await throwUnlessOk(response);
  const parsed = listSchema.safeParse(await readJson(response));
  if (!parsed.success) {
    throw new KubernetesError(
      'not-kubernetes',
      'The answer is JSON, but no Kubernetes list',
    );
  }
  const { metadata, items } = parsed.data;
  return {
    items: items ?? [],
    resourceVersion: metadata.resourceVersion,
    next: metadata.continue ?? '',
    date: response.date,
  };
}

async function readJson(response: TransportResponse): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.length;
    if (size > MOST_BYTES) {
      response.body.destroy();
      throw new KubernetesError('server', 'A list is larger than 64 MiB');
    }
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch (error) {
    throw new KubernetesError(
      'not-kubernetes',
      `The answer is not JSON: ${reasonOf(error)}`,
    );
  }
}
