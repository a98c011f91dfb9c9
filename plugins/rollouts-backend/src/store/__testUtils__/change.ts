import type { RolloutAddress } from '@rollouts/backstage-plugin-rollouts-common';
import type { Fact, ReleaseFields, TimelineFact } from '../../domain/fact';
import { entry } from '../../domain/history/entry';
import { emptyState, ReleaseRecord, RolloutState } from '../../domain/state';
import type { RolloutChange } from '../RolloutStore';

export const checkout: RolloutAddress = {
  cluster: 'production',
  namespace: 'shop',
  name: 'checkout',
};

/** A state whose Canary has these annotations and this target. */
export function aState(
  changes: Partial<RolloutState> = {},
  annotations: Record<string, string> = {},
): RolloutState {
  return {
    ...emptyState,
    canary: {
      uid: 'uid-1',
      resourceVersion: '1',
      createdAt: 1,
      deleting: false,
      labels: {},
      annotations,
      spec: null,
      status: null,
      managers: [],
      problems: [],
    },
    observedAt: 1_000,
    ...changes,
  };
}

export function aReleaseFact(
  number: number,
  changes: Partial<ReleaseFields> = {},
): Extract<Fact, { kind: 'release' }> {
  return {
    kind: 'release',
    release: {
      number,
      openedAt: number * 10_000,
      openingObserved: true,
      closedAt: null,
      outcome: null,
      cause: null,
      images: { from: null, to: null },
      revision: null,
      configChanged: false,
      strategy: 'canary',
      maxWeight: 0,
      failedChecks: 0,
      gaps: 0,
      ...changes,
    },
  };
}

export function aWeightFact(
  number: number,
  value: number,
  ...feeds: TimelineFact['feeds']
): Extract<Fact, { kind: 'timeline' }> {
  return {
    kind: 'timeline',
    number,
    entry: entry({ kind: 'weight', value }, number * 10_000 + value, ...feeds),
  };
}

/** A first write of `checkout` that any replica may make. */
export function aChange(changes: Partial<RolloutChange> = {}): RolloutChange {
  return {
    address: checkout,
    readVersion: null,
    next: aState(),
    facts: [],
    epoch: null,
    ...changes,
  };
}

/** A state that remembers `numbers` as its newest releases; the store looks at numbers only. */
export function withReleases(...numbers: number[]): RolloutState {
  const releases = numbers.map(number => {
    const { release } = aReleaseFact(number);
    return { release } as ReleaseRecord;
  });
  return aState({ releases });
}
