import {
  rolloutApprovePermission,
  rolloutPausePermission,
  rolloutPromotePermission,
  rolloutPromoteUncheckedPermission,
  rolloutResumePermission,
  rolloutRetryPermission,
  rolloutRevertPermission,
  rolloutRevertPrimaryPermission,
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
  'promote-unchecked': rolloutPromoteUncheckedPermission,
  revert: rolloutRevertPermission,
  'revert-primary': rolloutRevertPrimaryPermission,
  approve: rolloutApprovePermission,
  reject: rolloutApprovePermission,
} satisfies { [V in Verb]: object };
