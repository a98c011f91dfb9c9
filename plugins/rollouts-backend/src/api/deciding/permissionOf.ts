import {
  rolloutPausePermission,
  rolloutPromotePermission,
  rolloutResumePermission,
  rolloutRetryPermission,
  rolloutRollbackPermission,
  type Verb,
} from '@rollouts/backstage-plugin-rollouts-common';

/** Which permission a verb needs, on the rollout. */
export const permissionOf = {
  promote: rolloutPromotePermission,
  rollback: rolloutRollbackPermission,
  pause: rolloutPausePermission,
  resume: rolloutResumePermission,
  retry: rolloutRetryPermission,
} satisfies { [V in Verb]: object };
