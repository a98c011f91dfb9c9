import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../clock/Clock';
import { copy } from './copy';
import { kindOf } from './kinds';
import { StatusError } from './StatusError';
import { toTime } from './toTime';
import type { ChangeType, ClusterObject, ObjectStore, Resource } from './types';

/** A change as the watch cache keeps it. */
export interface Change {
  type: ChangeType;
  object: ClusterObject;
  version: number;
}

type Listener = (change: Change) => void;

/** Changes kept for each resource: enough for a client to resume, few enough to expire. */
const KEPT_CHANGES = 20_000;

/** One cluster in memory. */
export class MemoryObjectStore implements ObjectStore {
  readonly #clock: Clock;
  readonly #objects = new Map<Resource, Map<string, ClusterObject>>();
  readonly #history = new Map<Resource, Change[]>();
  readonly #listeners = new Map<Resource, Set<Listener>>();
  #version = 0;
  #oldestVersion = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get version(): number {
    return this.#version;
  }

  get(resource: Resource, namespace: string | undefined, name: string) {
    const object = this.#of(resource).get(keyOf(namespace, name));
    return object && copy(object);
  }

  list(resource: Resource, namespace?: string): ClusterObject[] {
    return [...this.#of(resource).values()]
      .filter(
        o => namespace === undefined || o.metadata.namespace === namespace,
      )
      .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
      .map(object => copy(object));
  }

  create(resource: Resource, object: ClusterObject): ClusterObject {
    const { namespace, name } = object.metadata;
    if (this.#of(resource).has(keyOf(namespace, name))) {
      throw new StatusError(
        'AlreadyExists',
        `${qualified(resource)} "${name}" already exists`,
        { name, kind: kindOf(resource).plural },
      );
    }
    const { hasStatus } = kindOf(resource);
    const created = copy(object);
    created.metadata = {
      ...created.metadata,
      uid: created.metadata.uid ?? randomUUID(),
      creationTimestamp: toTime(this.#clock.now()),
      ...(hasStatus ? { generation: 1 } : {}),
    };
    return this.#commit(resource, 'ADDED', created);
  }

  update(
    resource: Resource,
    object: ClusterObject,
    subresource?: 'status',
  ): ClusterObject {
    const { namespace, name, resourceVersion } = object.metadata;
    const current = this.#require(resource, namespace, name);
    if (
      resourceVersion !== undefined &&
      resourceVersion !== current.metadata.resourceVersion
    ) {
      throw new StatusError(
        'Conflict',
        `Operation cannot be fulfilled on ${qualified(
          resource,
        )} "${name}": the object has been modified; please apply your changes to the latest version and try again`,
        { name, kind: kindOf(resource).plural },
      );
    }
    const next = merged(resource, current, copy(object), subresource);
    if (isDeepStrictEqual(next, current)) return copy(current);
    if (next.metadata.deletionTimestamp && !next.metadata.finalizers?.length) {
      this.#remove(resource, next);
      return copy(next);
    }
    return this.#commit(resource, 'MODIFIED', next);
  }

  delete(resource: Resource, namespace: string | undefined, name: string) {
    const current = copy(this.#require(resource, namespace, name));
    if (!current.metadata.finalizers?.length) {
      this.#remove(resource, current);
      return;
    }
    if (current.metadata.deletionTimestamp) return;
    current.metadata.deletionTimestamp = toTime(this.#clock.now());
    this.#commit(resource, 'MODIFIED', current);
  }

  subscribe(resource: Resource, listener: Listener): () => void {
    const listeners = this.#listeners.get(resource) ?? new Set();
    this.#listeners.set(resource, listeners);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  /**
   * Changes after a version, oldest first.
   *
   * @throws StatusError 410 Expired when they are no longer all kept.
   */
  changesSince(resource: Resource, version: number): Change[] {
    const history = this.#history.get(resource) ?? [];
    if (version < this.#oldestVersion) {
      throw new StatusError(
        'Expired',
        `too old resource version: ${version} (${this.#oldestVersion})`,
      );
    }
    return history.filter(change => change.version > version);
  }

  /** Forgets all changes, as etcd's compaction does: watches from before get 410. */
  compact(): void {
    this.#history.clear();
    this.#oldestVersion = this.#version;
  }

  #of(resource: Resource): Map<string, ClusterObject> {
    const objects = this.#objects.get(resource) ?? new Map();
    this.#objects.set(resource, objects);
    return objects;
  }

  #require(
    resource: Resource,
    namespace: string | undefined,
    name: string,
  ): ClusterObject {
    const object = this.#of(resource).get(keyOf(namespace, name));
    if (object) return object;
    throw new StatusError(
      'NotFound',
      `${qualified(resource)} "${name}" not found`,
      { name, kind: kindOf(resource).plural },
    );
  }

  #commit(
    resource: Resource,
    type: ChangeType,
    object: ClusterObject,
  ): ClusterObject {
    const version = ++this.#version;
    object.metadata.resourceVersion = String(version);
    const { namespace, name } = object.metadata;
    const objects = this.#of(resource);
    if (type === 'DELETED') objects.delete(keyOf(namespace, name));
    else objects.set(keyOf(namespace, name), object);
    this.#announce(resource, { type, object, version });
    return copy(object);
  }

  #announce(resource: Resource, change: Change): void {
    const history = this.#history.get(resource) ?? [];
    this.#history.set(resource, history);
    history.push(change);
    if (history.length > KEPT_CHANGES) {
      const dropped = history.shift();
      if (dropped) {
        this.#oldestVersion = Math.max(this.#oldestVersion, dropped.version);
      }
    }
    for (const listener of [...(this.#listeners.get(resource) ?? [])]) {
      listener({ ...change, object: copy(change.object) });
    }
  }

  #remove(resource: Resource, object: ClusterObject): void {
    this.#commit(resource, 'DELETED', copy(object));
    const { uid } = object.metadata;
    for (const [other, objects] of this.#objects) {
      for (const owned of [...objects.values()]) {
        if (owned.metadata.ownerReferences?.some(owner => owner.uid === uid)) {
          this.delete(other, owned.metadata.namespace, owned.metadata.name);
        }
      }
    }
  }
}

/** Status writes change the status only, other writes never do; generation follows the rest. */
function merged(
  resource: Resource,
  current: ClusterObject,
  next: ClusterObject,
  subresource?: 'status',
): ClusterObject {
  const { hasStatus } = kindOf(resource);
  const fixed = {
    uid: current.metadata.uid,
    creationTimestamp: current.metadata.creationTimestamp,
    resourceVersion: current.metadata.resourceVersion,
    ...(current.metadata.deletionTimestamp
      ? { deletionTimestamp: current.metadata.deletionTimestamp }
      : {}),
  };
  if (subresource === 'status') {
    return { ...copy(current), status: next.status };
  }
  const result: ClusterObject = {
    ...next,
    metadata: { ...next.metadata, ...fixed },
  };
  if (!hasStatus) return result;
  if (current.status === undefined) delete result.status;
  else result.status = copy(current.status);
  const { generation = 1 } = current.metadata;
  result.metadata.generation = isDeepStrictEqual(
    content(result),
    content(current),
  )
    ? generation
    : generation + 1;
  return result;
}

function content({ metadata, status, ...rest }: ClusterObject) {
  return rest;
}

function keyOf(namespace: string | undefined, name: string): string {
  return `${namespace ?? ''}/${name}`;
}

function sortKey({ metadata }: ClusterObject): string {
  return keyOf(metadata.namespace, metadata.name);
}

function qualified(resource: Resource): string {
  const { plural, group } = kindOf(resource);
  return group ? `${plural}.${group}` : plural;
}
