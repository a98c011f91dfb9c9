import type { Release } from '../model/release';
import { stringifyRolloutRef } from '../ref';
import { BUILDER_NOW } from './aRollout';

const base: Release = {
  id: 'rollout-1.41',
  rolloutRef: stringifyRolloutRef({
    cluster: 'production',
    namespace: 'shop',
    name: 'checkout',
  }),
  number: 41,
  openedAt: BUILDER_NOW - 20 * 60_000,
  openingObserved: true,
  closedAt: BUILDER_NOW - 6 * 60_000,
  outcome: 'succeeded',
  cause: { code: 'promoted', text: null },
  images: {
    from: [{ container: 'app', image: 'example.org/checkout:1.4.0' }],
    to: [{ container: 'app', image: 'example.org/checkout:1.4.1' }],
  },
  revision: '7b4d95cddf',
  configChanged: false,
  strategy: 'canary',
  maxWeight: 50,
  failedChecks: 0,
  gaps: 0,
  decision: null,
  begunBy: null,
};

/** A closed, succeeded release with the given changes. @public */
export function aRelease(changes: Partial<Release> = {}): Release {
  return structuredClone({ ...base, ...changes });
}
