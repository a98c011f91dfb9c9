import { apiVersionOf } from '../cluster/kinds';
import type { MemoryObjectStore } from '../cluster/MemoryObjectStore';
import { mergePatch, strategicMergePatch } from '../cluster/patch';
import { StatusError } from '../cluster/StatusError';
import type { ClusterObject } from '../cluster/types';
import { validate } from '../cluster/validate';
import type { RequestInfo } from './requestInfo';

const PATCHES: Record<string, (target: unknown, patch: unknown) => unknown> = {
  'application/merge-patch+json': mergePatch,
  'application/strategic-merge-patch+json': strategicMergePatch,
  // Enough for `kubectl apply --server-side` of whole objects by one manager.
  'application/apply-patch+yaml': mergePatch,
};

/** POST: a new object. */
export function createObject(
  store: MemoryObjectStore,
  info: RequestInfo,
  body: unknown,
): ClusterObject {
  const object = asObject(body, info);
  if (info.kind.hasStatus) delete object.status;
  validate(info.kind, object);
  return store.create(info.kind.resource, object);
}

/** PUT: the whole object, or its status. */
export function replaceObject(
  store: MemoryObjectStore,
  info: RequestInfo,
  body: unknown,
): ClusterObject {
  if (!info.name) throw new StatusError('BadRequest', 'name must be provided');
  const object = asObject(body, info);
  if (object.metadata.name !== info.name) {
    throw new StatusError(
      'BadRequest',
      `the name of the object (${object.metadata.name}) does not match the name on the URL (${info.name})`,
    );
  }
  return write(store, info, object);
}

/** PATCH by content type. */
export function patchObject(
  store: MemoryObjectStore,
  info: RequestInfo,
  body: unknown,
  contentType: string,
): ClusterObject {
  const patch = PATCHES[contentType];
  if (!patch || isCustomStrategic(info, contentType)) {
    const supported = Object.keys(PATCHES)
      .filter(type => !isCustomStrategic(info, type))
      .join(', ');
    throw new StatusError(
      'UnsupportedMediaType',
      `the body of the request was in an unknown format - accepted media types include: ${supported}`,
    );
  }
  const current = getObject(store, info);
  return write(store, info, asObject(patch(current, body), info));
}

/** A custom resource has no merge keys, so the API server refuses strategic patches of it. */
function isCustomStrategic({ kind }: RequestInfo, contentType: string) {
  const custom =
    kind.group.endsWith('flagger.app') ||
    kind.group.endsWith('networking.k8s.io');
  return custom && contentType.includes('strategic');
}

function write(
  store: MemoryObjectStore,
  info: RequestInfo,
  object: ClusterObject,
): ClusterObject {
  const { kind, subresource } = info;
  validate(kind, object);
  return store.update(
    kind.resource,
    object,
    subresource === 'status' ? 'status' : undefined,
  );
}

/** GET of one object. */
export function getObject(
  store: MemoryObjectStore,
  { kind, namespace, name }: RequestInfo,
): ClusterObject {
  const object = store.get(kind.resource, namespace, name ?? '');
  if (object) return object;
  const qualified = kind.group ? `${kind.plural}.${kind.group}` : kind.plural;
  throw new StatusError('NotFound', `${qualified} "${name}" not found`, {
    name,
    ...(kind.group ? { group: kind.group } : {}),
    kind: kind.plural,
  });
}

function asObject(body: unknown, { kind, namespace }: RequestInfo) {
  if (typeof body !== 'object' || body === null) {
    throw new StatusError(
      'BadRequest',
      'the request has no object as its body',
    );
  }
  const object = structuredClone(body) as Partial<ClusterObject>;
  const metadata = object.metadata ?? { name: '' };
  if (namespace && metadata.namespace && metadata.namespace !== namespace) {
    throw new StatusError(
      'BadRequest',
      'the namespace of the provided object does not match the namespace sent on the request',
    );
  }
  if (!metadata.name) {
    const qualified = [kind.kind, kind.group].filter(Boolean).join('.');
    throw new StatusError(
      'Invalid',
      `${qualified} "" is invalid: metadata.name: Required value: name or generateName is required`,
    );
  }
  return {
    ...object,
    apiVersion: apiVersionOf(kind),
    kind: kind.kind,
    metadata: { ...metadata, ...(namespace ? { namespace } : {}) },
  } as ClusterObject;
}
