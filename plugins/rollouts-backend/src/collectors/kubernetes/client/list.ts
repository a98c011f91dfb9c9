import { z } from 'zod';
import { feedAdvice } from './errorOf';
import { KubernetesError } from './KubernetesError';
import { readAnswer } from './readAnswer';
import type { Transport } from './Transport';
import { withQuery } from './withQuery';

const PAGE_SIZE = 500;

/** Time for one page; a list that takes longer is a cluster in trouble. */
const PAGE_TIMEOUT_MS = 60_000;

/** A page of this size is not a list of what we ask for. */
const LARGEST_PAGE_MIB = 64;

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
  /** See TransportResponse. */
  clockSkewMs: number | null;
}

/** What to list. */
export interface ListOptions {
  signal: AbortSignal;
  /** The state at this version instead of the newest. A server may not heed it: compare the answer's. */
  exactly?: string;
}

/**
 * Lists a kind page by page. When a page token expires the list starts anew, once.
 *
 * @throws KubernetesError `expired` when the wanted version is too old.
 */
export async function list(
  transport: Transport,
  path: string,
  options: ListOptions,
): Promise<Listed> {
  try {
    return await listOnce(transport, path, options);
  } catch (error) {
    if (error instanceof KubernetesError && error.kind === 'expired') {
      return listOnce(transport, path, options);
    }
    throw error;
  }
}

async function listOnce(
  transport: Transport,
  path: string,
  { signal, exactly = '' }: ListOptions,
): Promise<Listed> {
  const items: unknown[] = [];
  // A page token carries the version; naming it again is an error.
  let where: Record<string, string> = {
    resourceVersion: exactly,
    resourceVersionMatch: exactly && 'Exact',
  };
  for (;;) {
    const limited = AbortSignal.any([
      signal,
      AbortSignal.timeout(PAGE_TIMEOUT_MS),
    ]);
    const url = withQuery(path, { limit: PAGE_SIZE, ...where });
    const page = await readPage(transport, url, limited).catch(error => {
      signal.throwIfAborted();
      if (!limited.aborted) throw error;
      throw new KubernetesError(
        'unreachable',
        `A list took longer than ${PAGE_TIMEOUT_MS / 1_000} s`,
      );
    });
    items.push(...page.items);
    if (!page.next) return { ...page, items };
    where = { continue: page.next };
  }
}

async function readPage(
  transport: Transport,
  url: string,
  signal: AbortSignal,
) {
  const response = await transport.get(url, { signal });
  const answer = await readAnswer(response, {
    mostMiB: LARGEST_PAGE_MIB,
    advice: feedAdvice,
  });
  const parsed = listSchema.safeParse(answer);
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
    clockSkewMs: response.clockSkewMs,
  };
}
