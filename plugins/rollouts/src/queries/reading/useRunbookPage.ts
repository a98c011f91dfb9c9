import { parseEntityRef } from '@backstage/catalog-model';
import {
  configApiRef,
  useApi,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import {
  techdocsStorageApiRef,
  toLowercaseEntityRefMaybe,
} from '@backstage/plugin-techdocs-react';
import { useQuery } from '@tanstack/react-query';
import { keys } from '../keys';
import { readPage, RunbookPageContent } from './readPage';

/** The built page of a runbook; the portal's documentation changes rarely. */
export function useRunbookPage(entityRef: string, path: string) {
  const storage = useApiHolder().get(techdocsStorageApiRef);
  const config = useApi(configApiRef);
  return useQuery<RunbookPageContent>({
    queryKey: keys.runbook(entityRef, path),
    queryFn: () =>
      readPage(
        storage,
        toLowercaseEntityRefMaybe(parseEntityRef(entityRef), config),
        path,
      ),
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
    retry: 2,
  });
}
