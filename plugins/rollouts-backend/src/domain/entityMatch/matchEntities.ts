import type { Mapping } from '@rollouts/backstage-plugin-rollouts-common';
import { isListed } from './canaryList';
import { matchesSelector } from './labelSelector';
import type { EntityClaim, Ownership, RolloutIdentity } from './types';

const RULES: Array<Mapping['rule']> = [
  'canary-annotation',
  'kubernetes-id',
  'label-selector',
  'entity-named-by-canary',
];

/**
 * The entities that a rollout belongs to, best first: the one that the Canary names, those that
 * the cluster confirms in another way, then by rule, then those known longest, then by name. Anybody
 * who may register an entity can claim a Canary, so a claim that the cluster does not confirm maps
 * for display only, and never hides a confirmed one.
 */
export function matchEntities(
  rollout: RolloutIdentity,
  entities: EntityClaim[],
  ownership: Ownership,
  /** Refs that were mapped before, in their order. */
  known: string[] = [],
): Mapping[] {
  const places = new Map(known.map((ref, place) => [ref, place]));
  const place = ({ entityRef }: Mapping) =>
    places.get(entityRef) ?? known.length;
  return entities
    .flatMap(entity => {
      const rule = ruleFor(rollout, entity);
      return rule ? [toMapping(rollout, entity, rule, ownership)] : [];
    })
    .sort(
      (a, b) =>
        Number(b.entityRef === rollout.entityRef) -
          Number(a.entityRef === rollout.entityRef) ||
        Number(b.confirmedByCluster) - Number(a.confirmedByCluster) ||
        RULES.indexOf(a.rule) - RULES.indexOf(b.rule) ||
        place(a) - place(b) ||
        (a.entityRef < b.entityRef ? -1 : 1),
    );
}

function ruleFor(
  rollout: RolloutIdentity,
  entity: EntityClaim,
): Mapping['rule'] | null {
  if (entity.canaries !== null && isListed(entity.canaries, rollout)) {
    return 'canary-annotation';
  }
  if (isInScope(rollout, entity)) {
    if (
      entity.kubernetesId !== null &&
      entity.kubernetesId === rollout.kubernetesId
    ) {
      return 'kubernetes-id';
    }
    if (
      entity.kubernetesLabelSelector !== null &&
      matchesSelector(entity.kubernetesLabelSelector, rollout.labels)
    ) {
      return 'label-selector';
    }
  }
  return rollout.entityRef === entity.entityRef
    ? 'entity-named-by-canary'
    : null;
}

function isInScope(rollout: RolloutIdentity, entity: EntityClaim): boolean {
  const { kubernetesCluster, kubernetesNamespace } = entity;
  return (
    (kubernetesCluster === null || kubernetesCluster === rollout.cluster) &&
    (kubernetesNamespace === null || kubernetesNamespace === rollout.namespace)
  );
}

function toMapping(
  rollout: RolloutIdentity,
  entity: EntityClaim,
  rule: Mapping['rule'],
  ownership: Ownership,
): Mapping {
  const named = rollout.entityRef === entity.entityRef;
  // What the Canary says itself stands above what config relaxes.
  const relaxed =
    ownership === 'kubernetes-id' &&
    rule === 'kubernetes-id' &&
    rollout.entityRef === null;
  return {
    entityRef: entity.entityRef,
    rule,
    // A Canary that names its owner only confirms that owner, whichever entity shows it.
    confirmedByCluster: named || relaxed || rollout.ownerRef !== null,
    ownerRef: rollout.ownerRef ?? entity.ownerRef,
    omitted: 0,
  };
}
