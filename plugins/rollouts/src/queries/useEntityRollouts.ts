import { useApi } from '@backstage/frontend-plugin-api';
import {
  isInRun,
  RouteOutput,
} from '@rollouts/backstage-plugin-rollouts-common';
import { focusManager, useQuery } from '@tanstack/react-query';
import { rolloutsApiRef } from '../api';
import { keys } from './keys';
import { pollInterval } from './pollPolicy';
import { useHinted } from './useRolloutHints';

/** The rollouts of an entity, kept up to date; the last good answer stays while a refetch fails. */
export function useEntityRollouts(entityRef: string) {
  const api = useApi(rolloutsApiRef);
  const hinted = useHinted();
  return useQuery<RouteOutput<'entityRollouts'>>({
    queryKey: keys.entity(entityRef),
    queryFn: ({ signal }) =>
      api.getEntityRollouts({ entity: entityRef }, { signal }),
    refetchInterval: ({ state }) =>
      pollInterval({
        running: (state.data?.rollouts ?? []).some(r => isInRun(r.phase)),
        hinted,
        failing: state.status === 'error' || state.fetchFailureCount > 0,
        visible: focusManager.isFocused(),
      }),
  });
}
