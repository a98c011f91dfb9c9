import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  ANNOTATION_ENTITY,
  ANNOTATION_OWNER,
} from '@rollouts/backstage-plugin-rollouts-common';
import { isName } from '../domain/runbooks/names';
import type { RolloutIdentity } from '../domain/entityMatch/types';
import type { StoredRollout } from '../store/RolloutStore';
import { ANNOTATION_KUBERNETES_ID } from './annotations';

/** What of a rollout can connect it with entities. */
export function toIdentity(rollout: StoredRollout): RolloutIdentity {
  const { canary } = rollout.state;
  const labels = canary?.labels ?? {};
  const annotations = canary?.annotations ?? {};
  return {
    ref: rollout.ref,
    cluster: rollout.cluster,
    namespace: rollout.namespace,
    name: rollout.name,
    targetName: canary?.spec?.target?.name ?? null,
    labels,
    kubernetesId: labels[ANNOTATION_KUBERNETES_ID] ?? null,
    entityRef: fullRef(annotations[ANNOTATION_ENTITY]),
    ownerRef: fullRef(annotations[ANNOTATION_OWNER]),
  };
}

/**
 * Ownership rests on it, so nothing is filled in: a ref that is not complete is none, nor
 * is one that no entity can have: the catalog and the database would refuse it for all rollouts.
 */
function fullRef(text: string | undefined): string | null {
  const parts = /^([^:/]+):([^:/]+)\/([^:/]+)$/.exec(text?.trim() ?? '');
  if (!parts?.slice(1).every(isName)) return null;
  return stringifyEntityRef(parseEntityRef(parts[0]));
}
