import type { Change } from '../../kube/NamespaceWatch';
import type { KubeObject } from '../../kube/KubeObject';

interface Entry {
  /** Base64. */
  value: string;
  mod_revision: string;
}

/** One write of etcd as a watch of the API server would have told it; null: of an object never seen. */
export function toChange(
  type: 'PUT' | 'DELETE',
  { value, mod_revision: resourceVersion }: Entry,
  before: Change[],
  readAt: number,
): Change | null {
  const known = before.at(-1);
  if (type === 'DELETE') {
    return known ? { ...known, type: 'DELETED', readAt } : null;
  }
  const object = JSON.parse(
    Buffer.from(value, 'base64').toString(),
  ) as KubeObject;
  // etcd keeps the version beside the object.
  return {
    plural: 'canaries',
    type: known && known.type !== 'DELETED' ? 'MODIFIED' : 'ADDED',
    object: { ...object, metadata: { ...object.metadata, resourceVersion } },
    readAt,
  };
}
