import { z } from 'zod';
import { MOST_KEYS } from '../gates/gateCredentials';

const key = z.string().min(32, 'needs at least 32 characters');

/** The gates of one cluster. */
export const gates = z.strictObject({
  /** The present one first. */
  key: z
    .union([key, z.array(key)])
    .transform(given => (typeof given === 'string' ? [given] : given))
    .refine(keys => keys.length > 0, 'names no key')
    .refine(
      keys => keys.length <= MOST_KEYS,
      `holds more than ${MOST_KEYS} keys: the present one and the one before`,
    )
    .refine(
      keys => new Set(keys).size === keys.length,
      'holds the same key twice',
    ),
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
  clusters: Array<{ name: string; gates?: { key: string[] } }>,
  context: z.RefinementCtx,
) {
  clusters.forEach(({ gates: own }, index) => {
    const same = clusters
      .slice(0, index)
      .find(other => other.gates?.key.some(one => own?.key.includes(one)));
    if (!same) return;
    context.addIssue({
      code: 'custom',
      path: [index, 'gates', 'key'],
      message: `is that of "${same.name}" as well; each cluster needs its own`,
    });
  });
}
