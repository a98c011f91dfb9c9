import type { Mapping } from '@rollouts/backstage-plugin-rollouts-common';
import type { RolloutIdentity } from '../domain/entityMatch/types';

/**
 * Who owns a rollout as far as permissions are concerned: the group that the Canary names, else
 * the owner of the entity that it names, else the owner that all entities agree on which the
 * configuration trusts. Null: nobody.
 */
export function confirmedOwner(
  rollout: RolloutIdentity,
  mappings: Mapping[],
): string | null {
  if (rollout.ownerRef !== null) return rollout.ownerRef;
  const confirmed = mappings.filter(m => m.confirmedByCluster);
  if (rollout.entityRef !== null) {
    const named = confirmed.find(m => m.entityRef === rollout.entityRef);
    return named?.ownerRef ?? null;
  }
  const owners = new Set(confirmed.map(m => m.ownerRef));
  return owners.size === 1 ? [...owners][0] : null;
}
