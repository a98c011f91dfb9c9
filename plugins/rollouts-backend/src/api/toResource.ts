import type { RolloutResource } from '@rollouts/backstage-plugin-rollouts-node';
import type { StoredRollout } from '../store/RolloutStore';

/** What permission rules may see of a rollout. */
export function toResource(rollout: StoredRollout): RolloutResource {
  const { ref, cluster, namespace, name, confirmedOwnerRef, annotations } =
    rollout;
  return { ref, cluster, namespace, name, confirmedOwnerRef, annotations };
}
