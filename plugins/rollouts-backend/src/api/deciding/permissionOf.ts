import {
  rolloutPromotePermission,
  rolloutRollbackPermission,
  type Verb,
} from '@rollouts/backstage-plugin-rollouts-common';

/** Which permission a verb needs, on the rollout. */
export const permissionOf = {
  promote: rolloutPromotePermission,
  rollback: rolloutRollbackPermission,
} satisfies { [V in Verb]: object };
