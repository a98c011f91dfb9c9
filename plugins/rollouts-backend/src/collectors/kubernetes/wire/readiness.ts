import { z } from 'zod';

const count = z.number().catch(0).default(0);

const schema = z.object({
  metadata: z.object({ generation: count }),
  spec: z.object({ replicas: z.number().catch(1).default(1) }),
  status: z.object({
    observedGeneration: count,
    replicas: count,
    updatedReplicas: count,
    availableReplicas: count,
    desiredNumberScheduled: count,
    updatedNumberScheduled: count,
    numberAvailable: count,
    conditions: z
      .array(z.object({ type: z.string(), reason: z.string().catch('') }))
      .catch([])
      .default([]),
  }),
});
type Counted = z.infer<typeof schema>;

/**
 * Whether all pods of a Deployment or DaemonSet run its newest template and serve: Flagger's own
 * rule for a primary (pkg/canary/deployment_ready.go, daemonset_ready.go), with every pod asked for
 * whatever `primaryReadyThreshold` allows. Null: it does not say.
 */
export function readReadiness(
  kind: 'deployments' | 'daemonsets',
  object: unknown,
): boolean | null {
  const { data } = schema.safeParse(object);
  if (!data) return null;
  if (data.metadata.generation > data.status.observedGeneration) return false;
  return kind === 'daemonsets' ? isDaemonSetReady(data) : isReady(data);
}

function isReady({ spec, status }: Counted): boolean {
  const { replicas, updatedReplicas, availableReplicas, conditions } = status;
  return (
    !conditions.some(({ reason }) => reason === 'ProgressDeadlineExceeded') &&
    updatedReplicas >= spec.replicas &&
    replicas <= updatedReplicas &&
    availableReplicas >= updatedReplicas
  );
}

function isDaemonSetReady({ status }: Counted): boolean {
  const wanted = status.desiredNumberScheduled;
  return (
    status.updatedNumberScheduled >= wanted && status.numberAvailable >= wanted
  );
}
