import { createHash } from 'node:crypto';
import type { ClusterObject, ObjectStore } from '../../cluster/types';
import type { Canary } from '../canary';
import { workloadResource } from './workload';

/** Digits and letters of Kubernetes' safe encoding: a hash reads like a real one. */
const ALPHABET = 'bcdf456789';

/** An opaque hash. Only equality means anything, as with the real ones. */
function hash(value: unknown): string {
  const digest = createHash('sha256').update(canonical(value)).digest();
  return [...digest.subarray(0, 10)]
    .map(byte => ALPHABET[byte % ALPHABET.length])
    .join('');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, v]) => `${key}:${canonical(v)}`);
    return `{${entries.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** What the target is now: the hash of its pod template and the checksums of its configs; of a Service the hash of all. */
export function revisionOf(
  store: ObjectStore,
  canary: Canary,
): { spec: string; configs: Record<string, string> } | null {
  const { namespace } = canary.metadata;
  const { name } = canary.spec.targetRef;
  const target = store.get(workloadResource(canary), namespace, name);
  if (!target) return null;
  if (target.kind === 'Service')
    return { spec: hash(target.spec), configs: {} };
  return {
    spec: templateHash(target),
    configs: trackedConfigs(store, namespace, target),
  };
}

/** Hashes by object and generation: every tick asks, and days of ticks are played at the start. */
const hashes = new Map<string, { generation?: number; hash: string }>();

function templateHash({ metadata, spec }: ClusterObject): string {
  const { uid = '', generation } = metadata;
  const before = hashes.get(uid);
  if (before && before.generation === generation) return before.hash;
  const template = structuredClone(spec?.template) as PodTemplate;
  // Flagger scales a DaemonSet by a node selector of its own, which is no new revision.
  delete template.spec?.nodeSelector?.['flagger.app/scale-to-zero'];
  const next = { generation, hash: hash(template) };
  hashes.set(uid, next);
  return next.hash;
}

interface PodTemplate {
  metadata?: unknown;
  spec?: {
    nodeSelector?: Record<string, string>;
    containers?: Container[];
    initContainers?: Container[];
    volumes?: Volume[];
  };
}

interface Volume {
  configMap?: { name?: string };
  projected?: { sources?: Array<{ configMap?: { name?: string } }> };
}

interface Container {
  env?: Array<{ valueFrom?: { configMapKeyRef?: { name?: string } } }>;
  envFrom?: Array<{ configMapRef?: { name?: string } }>;
}

/** Checksums of the ConfigMaps that the pods use and that do not opt out. */
function trackedConfigs(
  store: ObjectStore,
  namespace: string,
  target: ClusterObject,
): Record<string, string> {
  const found = [...configNames(target)].flatMap(name => {
    const config = name && store.get('configmaps', namespace, name);
    if (!config) return [];
    const tracking =
      config.metadata.annotations?.['flagger.app/config-tracking'];
    return tracking?.startsWith('disable')
      ? []
      : [[`configmap/${name}`, hash(config.data)]];
  });
  return Object.fromEntries(found);
}

function configNames({ spec }: ClusterObject): Set<string | undefined> {
  const {
    containers = [],
    initContainers = [],
    volumes = [],
  } = (spec?.template as PodTemplate).spec ?? {};
  const names = new Set<string | undefined>();
  for (const { env, envFrom } of [...containers, ...initContainers]) {
    env?.forEach(e => names.add(e.valueFrom?.configMapKeyRef?.name));
    envFrom?.forEach(e => names.add(e.configMapRef?.name));
  }
  for (const { configMap, projected } of volumes) {
    names.add(configMap?.name);
    projected?.sources?.forEach(source => names.add(source.configMap?.name));
  }
  return names;
}

/** Whether the target differs from what the status was made from (pkg/canary/spec.go). */
export function hasChanged(store: ObjectStore, canary: Canary): boolean {
  const revision = revisionOf(store, canary);
  if (!revision) return false;
  const {
    lastAppliedSpec,
    lastPromotedSpec,
    trackedConfigs: known,
  } = canary.status ?? {};
  if (canonical(known ?? {}) !== canonical(revision.configs)) return true;
  if (!lastAppliedSpec) return true;
  if (revision.spec === lastPromotedSpec) return false;
  return revision.spec !== lastAppliedSpec;
}

/** Identifies a revision towards webhooks; opaque. */
export function checksumOf(canary: Canary): string {
  const { trackedConfigs: configs, lastAppliedSpec } = canary.status ?? {};
  return hash({ configs: configs ?? {}, spec: lastAppliedSpec ?? '' });
}
