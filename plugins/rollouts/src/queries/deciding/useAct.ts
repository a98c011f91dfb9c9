import { useApi } from '@backstage/frontend-plugin-api';
import type {
  RolloutAddress,
  RouteInput,
  RouteOutput,
} from '@rollouts/backstage-plugin-rollouts-common';
import { stringifyRolloutRef } from '@rollouts/backstage-plugin-rollouts-common';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { rolloutsApiRef } from '../../api';
import { keys } from '../keys';

/**
 * Asks for an action. Whatever is answered, the state of the rollout is read again before the
 * request counts as over: a refusal mostly means that the reader saw something old.
 */
export function useAct(address: RolloutAddress) {
  const api = useApi(rolloutsApiRef);
  const client = useQueryClient();
  const { cluster, namespace, name } = address;
  return useMutation<
    RouteOutput<'act'>,
    unknown,
    Omit<RouteInput<'act'>, keyof RolloutAddress>
  >({
    // The same key does nothing twice, but a person should decide about a second attempt.
    retry: false,
    mutationFn: input => api.act({ cluster, namespace, name, ...input }),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.entities }),
        client.invalidateQueries({
          queryKey: keys.offers(stringifyRolloutRef(address)),
        }),
      ]),
  });
}
