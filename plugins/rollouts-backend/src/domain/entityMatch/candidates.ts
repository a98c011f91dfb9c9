import type { Candidate } from '@rollouts/backstage-plugin-rollouts-common';
import type { EntityClaim, RolloutIdentity } from './types';

/** Most candidates that are worth showing. */
const MOST = 10;

/** Rollouts that an entity without any may mean, and the annotation that would connect each. */
export function candidatesFor(
  entity: EntityClaim,
  rollouts: RolloutIdentity[],
  annotationKey: string,
): Candidate[] {
  return rollouts
    .flatMap(rollout => {
      const reason = reasonFor(entity, rollout);
      return reason ? [toCandidate(rollout, reason, annotationKey)] : [];
    })
    .sort((a, b) => (a.rolloutRef < b.rolloutRef ? -1 : 1))
    .slice(0, MOST);
}

function reasonFor(
  entity: EntityClaim,
  rollout: RolloutIdentity,
): Candidate['reason'] | null {
  if (rollout.name === entity.name) return 'same-name';
  if (rollout.targetName === entity.name) return 'same-target-name';
  return rollout.labels['app.kubernetes.io/name'] === entity.name
    ? 'same-label'
    : null;
}

function toCandidate(
  rollout: RolloutIdentity,
  reason: Candidate['reason'],
  key: string,
): Candidate {
  const { ref, cluster, namespace, name } = rollout;
  return {
    rolloutRef: ref,
    cluster,
    namespace,
    name,
    reason,
    annotation: { key, value: `${cluster}:${namespace}/${name}` },
  };
}
