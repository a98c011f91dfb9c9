import type { Response } from 'express';
import { apiVersionOf } from '../cluster/kinds';
import type { Change, MemoryObjectStore } from '../cluster/MemoryObjectStore';
import { StatusError } from '../cluster/StatusError';
import type { ClusterObject } from '../cluster/types';
import type { Faults } from '../faults/Faults';
import { filterOf, Query } from './listObjects';
import type { RequestInfo } from './requestInfo';

/** As the API server: about one bookmark a minute. */
const BOOKMARK_MS = 55_000;
const DEFAULT_TIMEOUT_S = 1_800;

interface WatchOptions {
  store: MemoryObjectStore;
  info: RequestInfo;
  query: Query;
  faults: Faults;
}

/** Streams changes as lines of JSON until the client leaves or `timeoutSeconds` are over. */
export function watchObjects(res: Response, options: WatchOptions): void {
  const { store, info, query, faults } = options;
  const { resource } = info.kind;
  const matches = scopeOf(info, query);
  const send = (type: string, object: unknown) => {
    if (!faults.state.silent) {
      res.write(`${JSON.stringify({ type, object })}\n`);
    }
  };
  res.status(200).set('content-type', 'application/json');
  res.flushHeaders();

  const end = startEnding(res, { ...options, send, store });
  if (faults.takeExpiry()) {
    end.expire();
    return;
  }
  try {
    for (const change of backlog(store, info, query)) {
      if (matches(change.object)) send(change.type, change.object);
    }
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    send('ERROR', error.toStatus());
    res.end();
    return;
  }
  const unsubscribe = store.subscribe(resource, change => {
    if (matches(change.object)) send(change.type, change.object);
  });
  const unregister = faults.register(end);
  res.on('close', () => {
    unsubscribe();
    unregister();
  });
}

function scopeOf(info: RequestInfo, query: Query) {
  const matches = filterOf(query);
  return (object: ClusterObject) =>
    (info.namespace === undefined ||
      object.metadata.namespace === info.namespace) &&
    (info.name === undefined || object.metadata.name === info.name) &&
    matches(object);
}

/** Without a version, or from 0: everything there is, as if it had just been added. */
function backlog(
  store: MemoryObjectStore,
  { kind, namespace }: RequestInfo,
  query: Query,
): Array<Pick<Change, 'type' | 'object'>> {
  const version = Number(query.resourceVersion ?? 0);
  if (Number.isNaN(version)) {
    throw new StatusError(
      'BadRequest',
      `resourceVersion: Invalid value: "${query.resourceVersion}"`,
    );
  }
  if (version) return store.changesSince(kind.resource, version);
  return store
    .list(kind.resource, namespace)
    .map(object => ({ type: 'ADDED', object }));
}

function startEnding(
  res: Response,
  options: WatchOptions & { send: (type: string, object: unknown) => void },
) {
  const { query, store, info, send } = options;
  const bookmark = () => {
    if (query.allowWatchBookmarks === 'true') {
      send('BOOKMARK', bookmarkOf(info, store.version));
    }
  };
  const seconds = Number(query.timeoutSeconds) || DEFAULT_TIMEOUT_S;
  const timeout = setTimeout(() => {
    bookmark();
    res.end();
  }, seconds * 1_000);
  const bookmarks = setInterval(bookmark, BOOKMARK_MS);
  res.on('close', () => {
    clearTimeout(timeout);
    clearInterval(bookmarks);
  });
  return {
    drop: () => res.destroy(),
    expire: () => {
      const expired = new StatusError(
        'Expired',
        `too old resource version: ${query.resourceVersion ?? 0} (${
          store.version
        })`,
      );
      send('ERROR', expired.toStatus());
      res.end();
    },
  };
}

function bookmarkOf({ kind }: RequestInfo, version: number) {
  return {
    kind: kind.kind,
    apiVersion: apiVersionOf(kind),
    metadata: { resourceVersion: String(version), creationTimestamp: null },
  };
}
