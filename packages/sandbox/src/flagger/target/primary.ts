import { randomUUID } from 'node:crypto';
import type { ClusterObject } from '../../cluster/types';
import type { Canary } from '../canary';
import type { Services } from '../Services';
import { ownerOf } from './ownerOf';
import { copyOf } from './service';
import {
  getPrimary,
  getTarget,
  primaryName,
  selectorLabel,
  workloadResource,
} from './workload';

/** Makes the primary workload from the target. True when it was made now. */
export function createPrimary({ store }: Services, canary: Canary): boolean {
  if (getPrimary(store, canary)) return false;
  const target = getTarget(store, canary);
  if (!target) return false;
  if (target.kind === 'Service') {
    store.create('services', copyOf(target, canary, 'primary'));
    return true;
  }
  const { metadata, spec } = fromTarget(canary, target);
  store.create(workloadResource(canary), {
    apiVersion: target.apiVersion,
    kind: target.kind,
    metadata,
    spec,
  });
  return true;
}

/** Promotion: the primary becomes what the target is at this moment. */
export function promotePrimary({ store }: Services, canary: Canary): void {
  const target = getTarget(store, canary);
  const primary = getPrimary(store, canary);
  if (!target || !primary) return;
  if (target.kind === 'Service') {
    store.update('services', { ...primary, spec: target.spec });
    return;
  }
  const { selector: _, ...spec } = fromTarget(canary, target).spec;
  store.update(workloadResource(canary), {
    ...primary,
    spec: { ...primary.spec, ...spec },
  });
}

interface PodTemplate {
  metadata: {
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  spec: { nodeSelector?: Record<string, string> };
}

function fromTarget(
  canary: Canary,
  target: ClusterObject,
): Pick<ClusterObject, 'metadata'> & { spec: Record<string, unknown> } {
  const name = primaryName(canary);
  const spec = structuredClone(target.spec ?? {});
  const label = selectorLabel(target) ?? 'app';
  const template = spec.template as PodTemplate;
  const { matchLabels } = spec.selector as {
    matchLabels: Record<string, string>;
  };
  const value = `${matchLabels[label]}-primary`;
  template.metadata = {
    labels: { ...template.metadata?.labels, [label]: value },
    // New with every copy, so that pods are replaced even when nothing else differs.
    annotations: {
      ...template.metadata?.annotations,
      'flagger-id': randomUUID(),
    },
  };
  delete template.spec.nodeSelector?.['flagger.app/scale-to-zero'];
  return {
    metadata: {
      name,
      namespace: canary.metadata.namespace,
      labels: { ...target.metadata.labels, [label]: value },
      ownerReferences: [ownerOf(canary)],
    },
    spec: { ...spec, selector: { matchLabels: { [label]: value } } },
  };
}
