import { useApi } from '@backstage/frontend-plugin-api';
import {
  isInRun,
  Rollout,
  RouteOutput,
} from '@rollouts/backstage-plugin-rollouts-common';
import { focusManager, useQuery } from '@tanstack/react-query';
import { rolloutsApiRef } from '../../api';
import { keys } from '../keys';
import { analysisPollInterval } from '../pollPolicy';

/** What the metrics of a rollout say now. */
export function useAnalysis(rollout: Rollout) {
  const api = useApi(rolloutsApiRef);
  const { ref, cluster, namespace, name, phase, intervalMs } = rollout;
  return useQuery<RouteOutput<'analysis'>>({
    queryKey: keys.analysis(ref),
    queryFn: ({ signal }) =>
      api.getAnalysis({ cluster, namespace, name }, { signal }),
    refetchInterval: () =>
      analysisPollInterval(intervalMs, {
        running: isInRun(phase),
        visible: focusManager.isFocused(),
      }),
  });
}
