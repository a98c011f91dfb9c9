import type { Source } from '@rollouts/backstage-plugin-rollouts-common';
import { useMemo } from 'react';
import { asLastKnown, believedUntil } from '../../lib/page/freshness';
import { useIsPast } from '../time/Clock';

/**
 * How fresh clusters are, seen from here: an answer that cannot be refreshed says nothing of now,
 * whatever it said then.
 */
export function useKnownSources(
  sources: Source[],
  isFailing: boolean,
): Source[] {
  const isOld = useIsPast(believedUntil(sources)) || isFailing;
  return useMemo(
    () => (isOld ? sources.map(asLastKnown) : sources),
    [sources, isOld],
  );
}
