import type {
  Mapping,
  Rollout,
} from '@rollouts/backstage-plugin-rollouts-common';
import { describeRollout } from '../domain/describe/describe';
import { asHeard, heardOf } from '../domain/heard/heard';
import { heardUntil } from './heardUntil';
import type { ReadSource } from './readSources';
import type { StoredRollout } from '../store/RolloutStore';

/**
 * A rollout as the API shows it, as far as it is heard.
 *
 * @param read - what is known of its cluster; undefined: nothing
 * @param mapping - the one that matters to who asks
 */
export function toRollout(
  stored: StoredRollout,
  now: number,
  read: ReadSource | undefined,
  mapping: Mapping | null = stored.mappings[0] ?? null,
): Rollout {
  const { id, ref, cluster, namespace, name, release, state } = stored;
  const source = read?.source;
  const skewMs = source?.clockSkewMs ?? 0;
  const described = describeRollout(
    asHeard(state, heardOf(read ?? null, stored, now)),
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
