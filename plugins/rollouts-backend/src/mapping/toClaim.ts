import {
  Entity,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  ANNOTATION_KUBERNETES_ID,
  ANNOTATION_KUBERNETES_CLUSTER,
  ANNOTATION_KUBERNETES_LABEL_SELECTOR,
  ANNOTATION_KUBERNETES_NAMESPACE,
} from './annotations';
import { ANNOTATION_CANARY } from '@rollouts/backstage-plugin-rollouts-common';
import type { EntityClaim } from '../domain/entityMatch/types';

/** What of an entity can connect it with rollouts. */
export function toClaim(entity: Entity): EntityClaim {
  const annotation = (key: string) =>
    entity.metadata.annotations?.[key]?.trim() || null;
  const owner = entity.relations?.find(r => r.type === RELATION_OWNED_BY);
  return {
    entityRef: stringifyEntityRef(entity),
    name: entity.metadata.name,
    ownerRef: owner?.targetRef.toLocaleLowerCase('en-US') ?? null,
    canaries: annotation(ANNOTATION_CANARY),
    kubernetesId: annotation(ANNOTATION_KUBERNETES_ID),
    kubernetesNamespace: annotation(ANNOTATION_KUBERNETES_NAMESPACE),
    kubernetesCluster: annotation(ANNOTATION_KUBERNETES_CLUSTER),
    kubernetesLabelSelector: annotation(ANNOTATION_KUBERNETES_LABEL_SELECTOR),
  };
}

/** Whether the entity says itself that it has rollouts. */
export function claimsSomething(claim: EntityClaim): boolean {
  return (
    claim.canaries !== null ||
    claim.kubernetesId !== null ||
    claim.kubernetesLabelSelector !== null
  );
}
