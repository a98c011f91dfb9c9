import type { KubernetesObject } from '@rollouts/recordings';

/**
 * The object as a patch makes it: a merge patch (RFC 7386), or a strategic one, in which what has a name
 * is merged by it. A changed pod template is another generation.
 */
export function applyPatch(
  object: KubernetesObject,
  patch: object,
  isStrategic: boolean,
): KubernetesObject {
  const changed = merge(object, patch, isStrategic) as KubernetesObject & {
    metadata: { generation?: number };
  };
  const { generation } = changed.metadata;
  return generation !== undefined && 'spec' in patch
    ? {
        ...changed,
        metadata: { ...changed.metadata, generation: generation + 1 },
      }
    : changed;
}

function merge(value: unknown, patch: unknown, isStrategic: boolean): unknown {
  if (isStrategic && isNamed(value) && isNamed(patch)) {
    return value.map(one =>
      merge(
        one,
        patch.find(({ name }) => name === one.name),
        true,
      ),
    );
  }
  if (patch === undefined) return value;
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) {
    return patch;
  }
  const merged = { ...(value as Record<string, unknown>) };
  for (const [key, change] of Object.entries(patch)) {
    if (change === null) delete merged[key];
    else merged[key] = merge(merged[key], change, isStrategic);
  }
  return merged;
}

function isNamed(list: unknown): list is Array<{ name: string }> {
  return Array.isArray(list) && list.every(one => Object(one).name);
}
