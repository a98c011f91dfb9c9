import type {
  Mapping,
  Rollout,
  Source,
} from '@rollouts/backstage-plugin-rollouts-common';
import { describeRollout } from '../domain/describe/describe';
import { heardUntil } from './heardUntil';
import type { StoredRollout } from '../store/Store';

/**
 * A rollout as the API shows it, with how fresh the clusters are; `mapping` is the one that matters to
 * who asks.
 */
export function toRollout(
  stored: StoredRollout,
  now: number,
  sources: Source[],
  mapping: Mapping | null = stored.mappings[0] ?? null,
): Rollout {
  const { id, ref, cluster, namespace, name, release, state } = stored;
  return {
    ...describeRollout(
      state,
      now,
      heardUntil(sources.find(source => source.name === cluster)),
    ),
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
