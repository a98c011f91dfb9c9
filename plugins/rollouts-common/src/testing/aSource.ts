import type { Source } from '../model/source';
import { aFlagger } from './aFlagger';
import { BUILDER_NOW } from './aRollout';

/** A live cluster source with the given changes. @public */
export function aSource(changes: Partial<Source> = {}): Source {
  return structuredClone({
    id: 'cluster:production',
    kind: 'cluster' as const,
    name: 'production',
    clusters: ['production'],
    state: 'live' as const,
    lastSuccessAt: BUILDER_NOW - 2_000,
    lastError: null,
    clockSkewMs: 0,
    simulated: false,
    flagger: aFlagger(),
    feeds: [
      {
        name: 'canaries',
        state: 'live' as const,
        lastSuccessAt: BUILDER_NOW - 2_000,
        lastError: null,
      },
    ],
    ...changes,
  });
}
