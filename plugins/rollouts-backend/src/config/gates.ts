import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { z } from 'zod';
import { agreements } from '../domain/gates/policy/types';
import { duration } from './duration';
import { MOST_KEYS } from '../gates/gateCredentials';

const key = z.string().min(32, 'needs at least 32 characters');

const agreement = z.enum(
  agreements,
  `expected one of ${agreements.map(name => `"${name}"`).join(', ')}`,
);

const ofNamespace = z.strictObject({ agreement });

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
  agreement: agreement.default('one'),
  /** In milliseconds. */
  approvalsExpireAfter: duration
    .default({ hours: 24 })
    .transform(given => durationToMilliseconds(given as HumanDuration))
    .refine(ms => ms > 0, 'leaves no time to approve'),
  namespaces: z.record(z.string(), ofNamespace).default({}),
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
