import type { Ladder } from '../model/ladder';
import type { Rollout } from '../model/rollout';
import { stringifyRolloutRef } from '../ref';

/** Fixed "now" of the builders: 2026-01-02T12:00:00Z. @public */
export const BUILDER_NOW = Date.UTC(2026, 0, 2, 12);

const MINUTE = 60_000;

function weightLadder(weights: number[], current: number | null): Ladder {
  const stateOf = (index: number) => {
    if (current === null || index > current) return 'ahead' as const;
    return index === current ? ('current' as const) : ('done' as const);
  };
  const steps = weights.map((value, index) => ({
    kind: 'weight' as const,
    value,
    gate: null,
    state: stateOf(index),
    reachedAt:
      current !== null && index <= current
        ? BUILDER_NOW - (current - index + 1) * MINUTE
        : null,
    leftAt:
      current !== null && index < current
        ? BUILDER_NOW - (current - index) * MINUTE
        : null,
  }));
  const end = (kind: 'promote' | 'finalise') => ({
    kind,
    value: null,
    gate: null,
    state: 'ahead' as const,
    reachedAt: null,
    leftAt: null,
  });
  return {
    steps: [...steps, end('promote'), end('finalise')],
    current,
    matches: [],
    mirrorWeight: null,
  };
}

const idle: Rollout = {
  id: 'rollout-1',
  ref: stringifyRolloutRef({
    cluster: 'production',
    namespace: 'shop',
    name: 'checkout',
  }),
  cluster: 'production',
  namespace: 'shop',
  name: 'checkout',
  target: { kind: 'Deployment', name: 'checkout' },
  primaryName: 'checkout-primary',
  strategy: 'canary',
  provider: 'gatewayapi:v1',
  flaggerVersion: '1.44.0',
  phase: 'Succeeded',
  phaseSince: BUILDER_NOW - 60 * MINUTE,
  weight: { value: 0, source: 'route', object: 'HTTPRoute checkout' },
  ladder: weightLadder([10, 20, 30, 40, 50], null),
  failedChecks: { used: 0, limit: 5 },
  suspended: false,
  skipAnalysis: false,
  gates: [],
  images: {
    stable: [{ container: 'app', image: 'example.org/checkout:1.4.1' }],
    candidate: [{ container: 'app', image: 'example.org/checkout:1.4.1' }],
  },
  revision: { applied: '7b4d95cddf', promoted: '7b4d95cddf' },
  intervalMs: MINUTE,
  progressDeadlineSeconds: 600,
  nextCheckAt: null,
  explanation: { code: 'succeeded', params: {}, evidence: [] },
  hazards: [],
  problems: [],
  release: null,
  mapping: {
    entityRef: 'component:default/checkout',
    rule: 'canary-annotation',
    confirmedByCluster: true,
    ownerRef: 'group:default/shop-team',
    omitted: 0,
  },
  observedAt: BUILDER_NOW - 2_000,
  goneAt: null,
};

/**
 * A rollout in words: `aRollout().inPhase('Progressing').atWeight(20).build()`.
 *
 * Starts as an idle, succeeded weighted canary `production/shop/checkout`.
 *
 * @public
 */
export class RolloutBuilder {
  readonly #rollout: Rollout;

  constructor(rollout: Rollout = idle) {
    this.#rollout = rollout;
  }

  with(changes: Partial<Rollout>): RolloutBuilder {
    return new RolloutBuilder({ ...this.#rollout, ...changes });
  }

  named(name: string, namespace = 'shop', cluster = 'production') {
    return this.with({
      id: `rollout-${cluster}-${namespace}-${name}`,
      ref: stringifyRolloutRef({ cluster, namespace, name }),
      cluster,
      namespace,
      name,
      target: { kind: 'Deployment', name },
      primaryName: `${name}-primary`,
    });
  }

  inPhase(phase: string | null) {
    return this.with({ phase, phaseSince: BUILDER_NOW - 3 * MINUTE });
  }

  atWeight(value: number) {
    const weights = [10, 20, 30, 40, 50];
    const current = weights.indexOf(value);
    return this.with({
      weight: { value, source: 'route', object: 'HTTPRoute checkout' },
      ladder: weightLadder(weights, current === -1 ? null : current),
      nextCheckAt: BUILDER_NOW + 38_000,
      images: {
        stable: [{ container: 'app', image: 'example.org/checkout:1.4.1' }],
        candidate: [{ container: 'app', image: 'example.org/checkout:1.4.2' }],
      },
    });
  }

  withFailedChecks(used: number, limit = 5) {
    return this.with({ failedChecks: { used, limit } });
  }

  suspended() {
    return this.with({ suspended: true, nextCheckAt: null });
  }

  build(): Rollout {
    return structuredClone(this.#rollout);
  }
}

/** See {@link RolloutBuilder}. @public */
export const aRollout = () => new RolloutBuilder();
