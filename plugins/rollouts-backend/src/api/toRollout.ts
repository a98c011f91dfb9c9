import type {
  Mapping,
  Rollout,
  Source,
} from '@rollouts/backstage-plugin-rollouts-common';
import { describeRollout } from '../domain/describe/describe';
import { heardUntil } from './heardUntil';
import type { StoredRollout } from '../store/RolloutStore';

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
  const source = sources.find(one => one.name === cluster);
  const skewMs = source?.clockSkewMs ?? 0;
  const described = describeRollout(
    state,
    now + skewMs,
    heardUntil(source),
    source?.flagger ?? null,
  );
  const { nextCheckAt } = described;
  return {
    ...described,
    // A countdown runs on our clock.
    nextCheckAt: nextCheckAt === null ? null : nextCheckAt - skewMs,
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
