import { useApi } from '@backstage/frontend-plugin-api';
import type { RouteOutput } from '@rollouts/backstage-plugin-rollouts-common';
import { focusManager, useQuery } from '@tanstack/react-query';
import { rolloutsApiRef } from '../../api';
import { keys } from '../keys';
import { alertPollInterval } from '../pollPolicy';

/** Alerts of an entity; the last good answer stays while a refetch fails. */
export function useEntityAlerts(entityRef: string) {
  const api = useApi(rolloutsApiRef);
  return useQuery<RouteOutput<'entityAlerts'>>({
    queryKey: keys.alerts(entityRef),
    queryFn: ({ signal }) =>
      api.getEntityAlerts({ entity: entityRef }, { signal }),
    refetchInterval: () => alertPollInterval(focusManager.isFocused()),
  });
}
