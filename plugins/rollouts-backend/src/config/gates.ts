import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { z } from 'zod';
import { agreements } from '../domain/gates/policy/types';
import { duration } from './duration';
import { MOST_KEYS } from '../gates/gateCredentials';
import { nearest } from './nearest';

const key = z.string().min(32, 'needs at least 32 characters');

const agreement = z.enum(
  agreements,
  `expected one of ${agreements.map(name => `"${name}"`).join(', ')}`,
);

/** Where a version is to succeed before it may begin here without a person. */
export const stagingFirst = z.strictObject({
  cluster: z.string().min(1),
  /** That of the rollout itself when left out. */
  namespace: z.string().min(1).optional(),
  /** In milliseconds. */
  within: duration
    .default({ hours: 72 })
    .transform(given => durationToMilliseconds(given as HumanDuration))
    .refine(ms => ms > 0, 'leaves no time between the two'),
});

const ofNamespace = z.strictObject({
  agreement: agreement.optional(),
  stagingFirst: z.union([z.literal(false), stagingFirst]).optional(),
});

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
  stagingFirst: stagingFirst.optional(),
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

interface StagedCluster {
  name: string;
  gates?: z.output<typeof gates>;
}

/** A rollout that waits for itself, or for a cluster that nobody watches, would wait for ever. */
export function checkStaging(
  clusters: StagedCluster[],
  context: z.RefinementCtx,
) {
  clusters.forEach(({ name, gates: own }, index) => {
    if (!own) return;
    const rules = [
      { path: [], namespace: undefined, rule: own.stagingFirst },
      ...Object.entries(own.namespaces).map(
        ([namespace, { stagingFirst: rule }]) => ({
          path: ['namespaces', namespace],
          namespace,
          rule,
        }),
      ),
    ];
    for (const { path, namespace, rule } of rules) {
      if (!rule) continue;
      const message = wrongIn(rule, { name, namespace }, clusters);
      if (!message) continue;
      context.addIssue({
        code: 'custom',
        path: [index, 'gates', ...path, 'stagingFirst'],
        message,
      });
    }
  });
}

function wrongIn(
  rule: { cluster: string; namespace?: string },
  own: { name: string; namespace: string | undefined },
  clusters: StagedCluster[],
): string | null {
  if (!clusters.some(({ name }) => name === rule.cluster)) {
    const known = nearest(
      rule.cluster,
      clusters.map(({ name }) => name),
    );
    const hint = known ? `, did you mean "${known}"?` : '';
    return `there is no cluster "${rule.cluster}"${hint}`;
  }
  const isItself =
    rule.cluster === own.name &&
    (rule.namespace === undefined || rule.namespace === own.namespace);
  return isItself
    ? 'names the rollouts themselves: name another cluster or namespace'
    : null;
}
