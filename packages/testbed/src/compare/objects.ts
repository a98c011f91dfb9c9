import { z } from 'zod';
import type { KubeObject } from '../kube/KubeObject';

const routeSchema = z.object({
  rules: z.array(
    z.object({
      backendRefs: z.array(z.object({ name: z.string(), weight: z.number() })),
    }),
  ),
});

const workloadSchema = z.object({
  template: z.object({
    spec: z.object({
      containers: z.array(z.object({ name: z.string(), image: z.string() })),
    }),
  }),
});

/** Percent of the requests of the first rule that go to the canary; that rule is what is split. */
export function shareOf(route: KubeObject): number | null {
  const [first] = routeSchema.parse(route.spec).rules;
  const canary = first?.backendRefs.find(({ name }) =>
    name.endsWith('-canary'),
  );
  const sum = first?.backendRefs.reduce((total, ref) => total + ref.weight, 0);
  return canary && sum ? Math.round((canary.weight / sum) * 100) : null;
}

/** `container=image` of a workload's pods; null without a workload, and for a Service. */
export function imagesOf(workload: KubeObject | null): string[] | null {
  if (!workload || workload.kind === 'Service') return null;
  const { template } = workloadSchema.parse(workload.spec);
  return template.spec.containers.map(({ name, image }) => `${name}=${image}`);
}

/**
 * What a promotion copies: the images of a workload's pods, the whole spec of a Service; null without
 * an object.
 */
export function contentOf(object: KubeObject | null): string[] | null {
  return object?.kind === 'Service'
    ? [JSON.stringify(object.spec)]
    : imagesOf(object);
}

/** How many pods are asked for; undefined for kinds that do not say. */
export function replicasOf(workload: KubeObject | null): number | undefined {
  const { replicas } = (workload?.spec ?? {}) as { replicas?: number };
  return replicas;
}
