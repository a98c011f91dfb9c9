import { ANNOTATION_AUTHOR } from '@rollouts/backstage-plugin-rollouts-common';
import type { FieldManager } from '../../../domain/observation';
import { GIT_MARKS } from './gitOrigin';
import { readTemplateManagers } from './managers';

type Texts = Record<string, unknown>;
type Containers = Array<{ name?: unknown; image?: unknown }>;

interface Workload {
  metadata: Record<string, unknown> & { labels?: Texts; annotations?: Texts };
  spec?: {
    template?: {
      metadata?: { annotations?: Texts };
      spec?: { containers?: Containers; initContainers?: Containers };
    };
  };
}

/**
 * A cluster has many Deployments: only what makes an observation of a target, or of its going, is kept
 * of each. It is read in the same way as the whole.
 */
export function slimWorkload(object: unknown): unknown {
  const { metadata, spec } = object as Workload;
  const { name, namespace, uid, generation, ownerReferences } = metadata;
  const template = spec?.template;
  return {
    metadata: {
      ...{ name, namespace, uid, generation, ownerReferences },
      labels: pick(metadata.labels, GIT_MARKS),
      annotations: pick(metadata.annotations, GIT_MARKS),
      managedFields: readTemplateManagers(object).map(toEntry),
    },
    spec: {
      template: {
        metadata: {
          annotations: pick(template?.metadata?.annotations, [
            'flagger-id',
            ANNOTATION_AUTHOR,
          ]),
        },
        spec: {
          containers: slim(template?.spec?.containers),
          initContainers: slim(template?.spec?.initContainers),
        },
      },
    },
  };
}

function slim(containers: unknown): Containers {
  return (Array.isArray(containers) ? containers : []).map(container => ({
    name: container?.name,
    image: container?.image,
  }));
}

function pick(texts: Texts | undefined, names: readonly string[]): Texts {
  const found = names.filter(name => texts?.[name] !== undefined);
  return Object.fromEntries(found.map(name => [name, texts?.[name]]));
}

/** The shortest set of fields from which the same is read again. */
function toEntry({ name, applies, fields }: FieldManager) {
  const inTemplate = fields.includes('target.images')
    ? { 'f:spec': { 'f:containers': {} } }
    : { 'f:metadata': {} };
  return {
    manager: name,
    operation: applies ? 'Apply' : 'Update',
    fieldsV1: { 'f:spec': { 'f:template': inTemplate } },
  };
}
