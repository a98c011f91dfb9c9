import { useApi } from '@backstage/frontend-plugin-api';
import type { RouteOutput } from '@rollouts/backstage-plugin-rollouts-common';
import { focusManager, useQuery } from '@tanstack/react-query';
import { rolloutsApiRef } from '../../api';
import { isUnderWay } from '../../lib/actions/receipt';
import { keys } from '../keys';
import { offerPollInterval } from '../pollPolicy';
import { useHinted } from '../useRolloutHints';

/** Actions and denials of a release; null: of none, and nothing is asked. */
export function useReleaseActions(id: string | null, open: boolean) {
  const api = useApi(rolloutsApiRef);
  const hinted = useHinted();
  return useQuery<RouteOutput<'releaseActions'>>({
    queryKey: keys.releaseActions(id ?? ''),
    enabled: id !== null,
    queryFn: ({ signal }) =>
      api.getReleaseActions({ id: id ?? '' }, { signal }),
    refetchInterval: ({ state }) =>
      offerPollInterval(state.data?.items.some(isUnderWay) ?? false, {
        running: open,
        hinted,
        failing: state.status === 'error',
        visible: focusManager.isFocused(),
      }),
  });
}
