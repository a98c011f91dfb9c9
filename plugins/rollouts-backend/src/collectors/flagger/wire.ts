import type { FlaggerSighting } from '@rollouts/backstage-plugin-rollouts-common';
import { z } from 'zod';
import { metadataSchema } from '../kubernetes/wire/metadata';
import { text } from '../kubernetes/wire/FieldReader';

const deploymentSchema = z.object({
  metadata: metadataSchema,
  spec: z.object({
    template: z.object({
      spec: z.object({
        containers: z.array(
          z.object({ name: text.catch(''), image: text.catch('') }),
        ),
      }),
    }),
  }),
  status: z
    .object({ readyReplicas: z.number().catch(0) })
    .catch({ readyReplicas: 0 }),
});

/** What a Deployment tells of Flagger; null: it is not Flagger's. */
export function readDeployment(
  object: unknown,
): FlaggerSighting['found'][number] | null {
  const parsed = deploymentSchema.safeParse(object);
  if (!parsed.success) return null;
  const { metadata, spec, status } = parsed.data;
  const { containers } = spec.template.spec;
  // Mirrors keep the image's name, and whoever renames it keeps the container's.
  const flagger =
    containers.find(({ image }) => repositoryOf(image).endsWith('/flagger')) ??
    containers.find(({ name }) => name === 'flagger');
  if (!flagger) return null;
  return {
    object: `Deployment ${metadata.namespace}/${metadata.name}`,
    version: tagOf(flagger.image),
    ready: status.readyReplicas > 0,
  };
}

/** With a slash in front, without tag and digest; a registry's port is no tag. */
function repositoryOf(image: string): string {
  return `/${image}`.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
}

function tagOf(image: string): string | null {
  return /:([^/:]+)$/.exec(image.replace(/@.*$/, ''))?.[1] ?? null;
}
