import { useApi } from '@backstage/frontend-plugin-api';
import type { RouteOutput } from '@rollouts/backstage-plugin-rollouts-common';
import { focusManager, useQuery } from '@tanstack/react-query';
import { rolloutsApiRef } from '../api';
import { keys } from './keys';
import { pollInterval } from './pollPolicy';
import { useHinted } from './useRolloutHints';

/** One release with its timeline; a closed one does not change and is not polled. */
export function useRelease(id: string) {
  const api = useApi(rolloutsApiRef);
  const hinted = useHinted();
  return useQuery<RouteOutput<'release'>>({
    queryKey: keys.release(id),
    queryFn: ({ signal }) => api.getRelease({ id }, { signal }),
    refetchInterval: ({ state }) => {
      const open = state.data?.release.closedAt === null;
      if (state.data && !open) return false;
      return pollInterval({
        running: open,
        hinted,
        failing: state.status === 'error',
        visible: focusManager.isFocused(),
      });
    },
  });
}
