import { useApi } from '@backstage/frontend-plugin-api';
import type {
  RouteInput,
  RouteOutput,
} from '@rollouts/backstage-plugin-rollouts-common';
import { InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import { rolloutsApiRef } from '../../api';
import { keys } from '../keys';

type Page = RouteOutput<'audit'>;

const PAGE_SIZE = 50;

/** Rows of the audit, newest first, a page at a time. */
export function useAudit(query: RouteInput<'audit'>) {
  const api = useApi(rolloutsApiRef);
  return useInfiniteQuery<
    Page,
    Error,
    InfiniteData<Page>,
    readonly unknown[],
    string | undefined
  >({
    queryKey: keys.audit(query),
    initialPageParam: undefined,
    queryFn: ({ pageParam, signal }) =>
      api.getAudit(
        { ...query, cursor: pageParam, limit: PAGE_SIZE },
        { signal },
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}
