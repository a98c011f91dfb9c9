import { useApi } from '@backstage/frontend-plugin-api';
import type {
  RolloutAddress,
  RouteOutput,
} from '@rollouts/backstage-plugin-rollouts-common';
import { stringifyRolloutRef } from '@rollouts/backstage-plugin-rollouts-common';
import { InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import { rolloutsApiRef } from '../api';
import { keys } from './keys';

type Page = RouteOutput<'releases'>;

/** Releases of a rollout, newest first, a page at a time. */
export function useReleases(address: RolloutAddress, pageSize: number) {
  const api = useApi(rolloutsApiRef);
  const { cluster, namespace, name } = address;
  return useInfiniteQuery<
    Page,
    Error,
    InfiniteData<Page>,
    readonly unknown[],
    string | undefined
  >({
    queryKey: [...keys.releases(stringifyRolloutRef(address)), pageSize],
    initialPageParam: undefined,
    queryFn: ({ pageParam, signal }) =>
      api.getReleases(
        { cluster, namespace, name, cursor: pageParam, limit: pageSize },
        { signal },
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}
