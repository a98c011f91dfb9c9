import { useApi } from '@backstage/frontend-plugin-api';
import { useMutation } from '@tanstack/react-query';
import { rolloutsApiRef } from '../../api';

/** Verifies the chain when it is asked to: that reads every row, so nothing asks by itself. */
export function useVerification() {
  const api = useApi(rolloutsApiRef);
  return useMutation({
    mutationFn: (anchor: string | undefined) => api.verifyAudit({ anchor }),
  });
}
