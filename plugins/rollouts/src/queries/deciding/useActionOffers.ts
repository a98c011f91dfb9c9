import { useApi } from '@backstage/frontend-plugin-api';
import {
  isInRun,
  Rollout,
  RouteOutput,
} from '@rollouts/backstage-plugin-rollouts-common';
import { focusManager, useQuery } from '@tanstack/react-query';
import { rolloutsApiRef } from '../../api';
import { isUnderWay } from '../../lib/actions/receipt';
import { keys } from '../keys';
import { offerPollInterval } from '../pollPolicy';
import { useHinted } from '../useRolloutHints';

/** What the reader may do about a rollout, and what was done about its present release. */
export function useActionOffers(rollout: Rollout) {
  const api = useApi(rolloutsApiRef);
  const hinted = useHinted();
  const { ref, cluster, namespace, name, phase } = rollout;
  return useQuery<RouteOutput<'actionOffers'>>({
    queryKey: keys.offers(ref),
    queryFn: ({ signal }) =>
      api.getActionOffers({ cluster, namespace, name }, { signal }),
    refetchInterval: ({ state }) =>
      offerPollInterval(state.data?.actions.some(isUnderWay) ?? false, {
        running: isInRun(phase),
        hinted,
        failing: state.status === 'error',
        visible: focusManager.isFocused(),
      }),
  });
}
