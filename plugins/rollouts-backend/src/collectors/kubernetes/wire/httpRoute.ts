import { z } from 'zod';

const routeSchema = z.object({
  spec: z.object({
    rules: z
      .array(
        z.object({
          backendRefs: z
            .array(
              z.object({
                name: z.string(),
                weight: z.number().catch(1),
              }),
            )
            .catch([]),
        }),
      )
      .catch([]),
  }),
});

/**
 * The percentage that the first rule with a canary backend sends to it. Flagger makes the backends
 * `<service>-primary` and `<service>-canary`; with A/B testing that rule serves matching requests
 * only. null: no rule names a canary.
 */
export function readCanaryWeight(object: unknown): number | null {
  const parsed = routeSchema.safeParse(object);
  if (!parsed.success) return null;
  for (const { backendRefs } of parsed.data.spec.rules) {
    const canary = backendRefs.find(ref => ref.name.endsWith('-canary'));
    const total = backendRefs.reduce((sum, ref) => sum + ref.weight, 0);
    if (canary && total > 0) {
      return Math.round((canary.weight / total) * 100);
    }
  }
  return null;
}
