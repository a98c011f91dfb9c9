import {
  ANNOTATION_AUTHOR,
  type ContainerImage,
} from '@rollouts/backstage-plugin-rollouts-common';
import { z } from 'zod';
import { text } from './FieldReader';

const containerSchema = z.object({ name: text, image: text });

const workloadSchema = z.object({
  spec: z.object({
    template: z.object({
      metadata: z
        .object({
          annotations: z.record(z.string(), z.unknown()).catch({}),
        })
        .catch({ annotations: {} }),
      spec: z.object({
        containers: z.array(z.unknown()).catch([]),
        initContainers: z.array(z.unknown()).catch([]),
      }),
    }),
  }),
});

/** What of a Deployment or DaemonSet matters to a rollout. */
export interface WorkloadFields {
  /** Init containers last. */
  images: ContainerImage[];
  promotionId: string | null;
  /** Who made this template, as it says itself; absent: it does not. */
  author?: string;
}

/** Reads a Deployment or DaemonSet; null when it has no pod template. */
export function readWorkload(object: unknown): WorkloadFields | null {
  const parsed = workloadSchema.safeParse(object);
  if (!parsed.success) return null;
  const { metadata, spec } = parsed.data.spec.template;
  const id = text.safeParse(metadata.annotations['flagger-id']);
  const author = text.safeParse(metadata.annotations[ANNOTATION_AUTHOR]);
  return {
    images: [
      ...imagesOf(spec.containers),
      ...imagesOf(spec.initContainers).map(image => ({
        ...image,
        init: true as const,
      })),
    ],
    promotionId: id.success ? id.data : null,
    ...(author.success && { author: author.data }),
  };
}

function imagesOf(containers: unknown[]): ContainerImage[] {
  return containers.flatMap(container => {
    const read = containerSchema.safeParse(container);
    return read.success
      ? [{ container: read.data.name, image: read.data.image }]
      : [];
  });
}
