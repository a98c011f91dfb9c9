import { randomUUID } from 'node:crypto';
import type { ClusterObject } from '../cluster/types';
import type { Canary } from './canary';
import type { Services } from './Services';
import {
  getPrimary,
  getTarget,
  primaryName,
  selectorLabel,
  workloadResource,
} from './workload';

/** Makes the primary workload from the target. True when it was made now. */
export function createPrimary({ store }: Services, canary: Canary): boolean {
  const target = getTarget(store, canary);
  if (!target || getPrimary(store, canary)) return false;
  const { metadata, spec } = fromTarget(canary, target);
  store.create(workloadResource(canary), {
    apiVersion: target.apiVersion,
    kind: target.kind,
    metadata,
    spec,
  });
  return true;
}

/** Promotion: the primary gets the target's pod template, as it is at this moment. */
export function promotePrimary({ store }: Services, canary: Canary): void {
  const target = getTarget(store, canary);
  const primary = getPrimary(store, canary);
  if (!target || !primary) return;
  const { spec } = fromTarget(canary, target);
  const { replicas } = primary.spec as { replicas?: number };
  const { template } = spec as { template: PodTemplate };
  template.metadata.annotations = {
    ...template.metadata.annotations,
    'flagger-id': randomUUID(),
  };
  store.update(workloadResource(canary), {
    ...primary,
    spec: {
      ...primary.spec,
      template,
      ...(replicas === undefined
        ? {}
        : { replicas: Number(target.spec?.replicas) || replicas }),
    },
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
  const selector = spec.selector as { matchLabels: Record<string, string> };
  selector.matchLabels[label] = `${selector.matchLabels[label]}-primary`;
  template.metadata = {
    ...template.metadata,
    labels: {
      ...template.metadata?.labels,
      [label]: selector.matchLabels[label],
    },
  };
  delete template.spec.nodeSelector?.['flagger.app/scale-to-zero'];
  return {
    metadata: {
      name,
      namespace: canary.metadata.namespace,
      labels: { ...target.metadata.labels, [label]: name },
      ownerReferences: [ownerOf(canary)],
    },
    spec,
  };
}

/** What Flagger makes belongs to the Canary. */
export function ownerOf(canary: Canary) {
  return {
    apiVersion: 'flagger.app/v1beta1',
    kind: 'Canary',
    name: canary.metadata.name,
    uid: canary.metadata.uid ?? '',
    controller: true,
    blockOwnerDeletion: true,
  };
}
