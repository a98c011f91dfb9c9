import { z } from 'zod';

/** The gates of one cluster. */
export const gates = z.strictObject({
  key: z.string().min(32, 'needs at least 32 characters'),
});

/** Where hooks reach this portal, beside its own base URL. */
export const gateUrls = z
  .array(
    z.url({
      protocol: /^https?$/,
      error: 'expected an address such as "http://backstage.portal:7007"',
    }),
  )
  .default([]);

/** A credential that is good for two clusters would let one of them ask in the other's name. */
export function checkKeys(
  clusters: Array<{ name: string; gates?: { key: string } }>,
  context: z.RefinementCtx,
) {
  clusters.forEach(({ gates: own }, index) => {
    const first = clusters.findIndex(other => other.gates?.key === own?.key);
    if (!own || first === index) return;
    context.addIssue({
      code: 'custom',
      path: [index, 'gates', 'key'],
      message: `is that of "${clusters[first].name}" as well; each cluster needs its own`,
    });
  });
}
