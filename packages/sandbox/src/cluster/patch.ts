type Json = unknown;

function isObject(value: Json): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON merge patch (RFC 7386): null removes, objects merge, all else replaces. */
export function mergePatch(target: Json, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const result: Record<string, Json> = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = mergePatch(result[key], value);
  }
  return result;
}

/** Lists that are merged by a key of their items (Kubernetes API conventions). */
const MERGE_KEYS: Record<string, string> = {
  containers: 'name',
  initContainers: 'name',
  env: 'name',
  volumes: 'name',
  volumeMounts: 'mountPath',
  ports: 'containerPort',
  imagePullSecrets: 'name',
  conditions: 'type',
  ownerReferences: 'uid',
};

/**
 * Strategic merge patch for what is sent to workloads: lists with a merge key merge item by item,
 * `$patch: delete` removes an item, `$patch: replace` replaces an object. Other lists are replaced.
 */
export function strategicMergePatch(target: Json, patch: Json): Json {
  return strategic(target, patch, '');
}

function strategic(target: Json, patch: Json, field: string): Json {
  if (Array.isArray(patch)) return mergeList(target, patch, field);
  if (!isObject(patch)) return patch;
  if (patch.$patch === 'replace') {
    const { $patch, ...rest } = patch;
    return rest;
  }
  const result: Record<string, Json> = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = strategic(result[key], value, key);
  }
  return result;
}

function mergeList(target: Json, patch: Json[], field: string): Json {
  const key = MERGE_KEYS[field];
  if (!key || !Array.isArray(target)) return patch;
  const items: Json[] = [...target];
  for (const change of patch) {
    if (!isObject(change)) continue;
    const index = items.findIndex(
      item => isObject(item) && item[key] === change[key],
    );
    if (change.$patch === 'delete') {
      if (index >= 0) items.splice(index, 1);
    } else if (index >= 0) {
      items[index] = strategic(items[index], change, '');
    } else {
      items.push(change);
    }
  }
  return items;
}
