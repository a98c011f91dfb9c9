import { z } from 'zod';
import { apiVersionOf } from '../cluster/kinds';
import type { MemoryObjectStore } from '../cluster/MemoryObjectStore';
import { StatusError } from '../cluster/StatusError';
import type { ClusterObject } from '../cluster/types';
import type { RequestInfo } from './requestInfo';
import { fieldFilter, labelFilter } from './selectors';

export type Query = Record<string, string | undefined>;

/** A list as the API server answers it, page by page when `limit` is given. */
export function listObjects(
  store: MemoryObjectStore,
  { kind, namespace }: RequestInfo,
  query: Query,
  options: { empty: boolean },
): Record<string, unknown> {
  const matches = filterOf(query);
  const all = options.empty
    ? []
    : store.list(kind.resource, namespace).filter(matches);
  const start = query.continue ? offsetOf(query.continue, store) : 0;
  const limit = limitOf(query) ?? all.length;
  const items = all.slice(start, start + limit);
  const remaining = all.length - start - items.length;
  return {
    kind: `${kind.kind}List`,
    apiVersion: apiVersionOf(kind),
    metadata: {
      resourceVersion: String(store.version),
      ...(remaining > 0
        ? {
            continue: token(start + items.length, store.version),
            remainingItemCount: remaining,
          }
        : {}),
    },
    items: items.map(({ apiVersion, kind: _, ...rest }) => rest),
  };
}

/** 0 and none mean no limit. */
function limitOf({ limit }: Query): number | undefined {
  if (!limit || limit === '0') return undefined;
  if (/^\d+$/.test(limit)) return Number(limit);
  throw new StatusError('BadRequest', `limit: Invalid value: "${limit}"`);
}

export function filterOf(query: Query): (object: ClusterObject) => boolean {
  const byLabel = labelFilter(query.labelSelector);
  const byField = fieldFilter(query.fieldSelector);
  return object => byLabel(object) && byField(object);
}

function token(offset: number, version: number): string {
  return Buffer.from(JSON.stringify({ offset, version })).toString('base64url');
}

const tokenSchema = z.object({
  offset: z.number().int().nonnegative(),
  version: z.number(),
});

/** A page is cut from the list as it is now, so a token holds only while nothing changed. */
function offsetOf(value: string, store: MemoryObjectStore): number {
  const read = tokenSchema.safeParse(decode(value));
  if (!read.success) {
    throw new StatusError('BadRequest', 'continue key is not valid');
  }
  if (read.data.version !== store.version) {
    throw new StatusError(
      'Expired',
      'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter.',
    );
  }
  return read.data.offset;
}

function decode(value: string): unknown {
  try {
    return JSON.parse(Buffer.from(value, 'base64url').toString());
  } catch {
    return null;
  }
}
