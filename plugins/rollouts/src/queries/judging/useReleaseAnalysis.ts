import { useApi } from '@backstage/frontend-plugin-api';
import type {
  Release,
  RouteOutput,
} from '@rollouts/backstage-plugin-rollouts-common';
import { focusManager, useQuery } from '@tanstack/react-query';
import { rolloutsApiRef } from '../../api';
import { keys } from '../keys';
import { analysisPollInterval } from '../pollPolicy';

/** What the metrics did during a release; of a closed one nothing changes any more. */
export function useReleaseAnalysis(
  release: Pick<Release, 'id' | 'closedAt'> | null,
  intervalMs: number,
) {
  const api = useApi(rolloutsApiRef);
  const id = release?.id ?? '';
  return useQuery<RouteOutput<'releaseAnalysis'>>({
    queryKey: keys.releaseAnalysis(id),
    enabled: release !== null,
    queryFn: ({ signal }) => api.getReleaseAnalysis({ id }, { signal }),
    refetchInterval: () =>
      analysisPollInterval(intervalMs, {
        running: release?.closedAt === null,
        visible: focusManager.isFocused(),
      }),
  });
}
