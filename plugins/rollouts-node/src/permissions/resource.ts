import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_ROLLOUT } from '@rollouts/backstage-plugin-rollouts-common';

/**
 * What permission rules may look at. Rules see the record of a rollout, also of one that no longer
 * exists in its cluster.
 *
 * @public
 */
export interface RolloutResource {
  /** `flagger:<cluster>/<namespace>/<name>`, cluster percent-encoded. */
  ref: string;
  /** Name as in `rollouts.clusters`. */
  cluster: string;
  /** Kubernetes namespace of the Canary. */
  namespace: string;
  /** Name of the Canary. */
  name: string;
  /** Owner that the cluster confirms; null: nobody owns it as far as permissions are concerned. */
  confirmedOwnerRef: string | null;
  /** Of the Canary object. A value that is too long to be kept is null. */
  annotations: Record<string, string | null>;
}

/**
 * A condition on rollouts that a database can answer. Every field gives true or false for every
 * rollout, never "unknown": a negated condition must include rollouts without owner.
 *
 * @public
 */
export type RolloutFilter =
  | { field: 'cluster' | 'namespace' | 'confirmedOwner'; values: string[] }
  /** `value` null: any value. */
  | { field: 'annotation'; key: string; value: string | null };

/**
 * The resource type `rollout` of the permission framework. Resource refs are rollout refs.
 *
 * @public
 */
export const rolloutResourceRef = createPermissionResourceRef<
  RolloutResource,
  RolloutFilter
>().with({ pluginId: 'rollouts', resourceType: RESOURCE_TYPE_ROLLOUT });
