import type {
  Mapping,
  Rollout,
} from '@rollouts/backstage-plugin-rollouts-common';
import { describeRollout } from '../domain/describe/describe';
import type { StoredRollout } from '../store/Store';

/** A rollout as the API shows it; `mapping` is the one that matters to who asks. */
export function toRollout(
  stored: StoredRollout,
  now: number,
  mapping: Mapping | null = stored.mappings[0] ?? null,
): Rollout {
  const { id, ref, cluster, namespace, name, release, state } = stored;
  return {
    ...describeRollout(state, now),
    id,
    ref,
    cluster,
    namespace,
    name,
    release,
    mapping,
    observedAt: state.observedAt,
  };
}
