import { useApi } from '@backstage/frontend-plugin-api';
import type { RouteInput } from '@rollouts/backstage-plugin-rollouts-common';
import { useMutation } from '@tanstack/react-query';
import { rolloutsApiRef } from '../../api';

/** Fetches the rows of a filter as a file. */
export function useAuditExport(query: RouteInput<'audit'>) {
  const api = useApi(rolloutsApiRef);
  return useMutation({
    mutationFn: (format: 'csv' | 'ndjson') =>
      api.exportAudit({ ...query, format }),
  });
}
