/** What of a catalog entity can connect it with a rollout. Keys are the caller's business. */
export interface EntityClaim {
  /** Full ref, lower case: `component:default/checkout`. */
  entityRef: string;
  name: string;
  /** From the entity's ownedBy relation; null: unknown, then nobody owns it. */
  ownerRef: string | null;
  /** Annotation flagger.app/canary. */
  canaries: string | null;
  kubernetesId: string | null;
  kubernetesNamespace: string | null;
  kubernetesCluster: string | null;
  kubernetesLabelSelector: string | null;
}

/** What of a rollout can connect it with an entity. */
export interface RolloutIdentity {
  ref: string;
  cluster: string;
  namespace: string;
  name: string;
  targetName: string | null;
  labels: Record<string, string>;
  /** The Canary's label backstage.io/kubernetes-id. */
  kubernetesId: string | null;
  /** The Canary's annotations rollouts.backstage.io/entity and /owner. */
  entityRef: string | null;
  ownerRef: string | null;
}

/** What may prove that a Canary belongs to an entity: see docs/permissions.md. */
export type Ownership = 'annotation' | 'kubernetes-id';
