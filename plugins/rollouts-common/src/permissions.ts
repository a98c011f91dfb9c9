import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Resource type of a rollout. Its own, not `catalog-entity`: a role that may update catalog
 * entities must not thereby be allowed to promote.
 *
 * @public
 */
export const RESOURCE_TYPE_ROLLOUT = 'rollout';

/** See a rollout, its releases and their timelines. @public */
export const rolloutReadPermission = createPermission({
  name: 'rollouts.rollout.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ROLLOUT,
});

/** Bring a running release to production: answer its gate, or skip the steps that are left. @public */
export const rolloutPromotePermission = createPermission({
  name: 'rollouts.rollout.promote',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ROLLOUT,
});

/** End a running release and send all traffic back to what ran before. @public */
export const rolloutRollbackPermission = createPermission({
  name: 'rollouts.rollout.rollback',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ROLLOUT,
});

/** Hold what moves: by a gate of this portal, or by suspending the Canary. @public */
export const rolloutPausePermission = createPermission({
  name: 'rollouts.rollout.pause',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ROLLOUT,
});

/** Let go on what was paused, by whomever. @public */
export const rolloutResumePermission = createPermission({
  name: 'rollouts.rollout.resume',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ROLLOUT,
});

/** Try a failed release once more. @public */
export const rolloutRetryPermission = createPermission({
  name: 'rollouts.rollout.retry',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ROLLOUT,
});

/**
 * Bring a running release to production whatever its checks and gates say. For emergencies.
 *
 * @public
 */
export const rolloutPromoteUncheckedPermission = createPermission({
  name: 'rollouts.rollout.promote-unchecked',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ROLLOUT,
});

/** Let a release begin that waits for a yes, or say no to what waits. @public */
export const rolloutApprovePermission = createPermission({
  name: 'rollouts.rollout.approve',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ROLLOUT,
});

/** Bring back the version before, after success, by a new release. @public */
export const rolloutRevertPermission = createPermission({
  name: 'rollouts.rollout.revert',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ROLLOUT,
});

/**
 * Restore the primary: put the version before back on it at once, past all checks and gates. For
 * emergencies.
 *
 * @public
 */
export const rolloutRevertPrimaryPermission = createPermission({
  name: 'rollouts.rollout.revert-primary',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ROLLOUT,
});

/** All permissions of the plugin. @public */
export const rolloutsPermissions = [
  rolloutReadPermission,
  rolloutPromotePermission,
  rolloutRollbackPermission,
  rolloutPausePermission,
  rolloutResumePermission,
  rolloutRetryPermission,
  rolloutPromoteUncheckedPermission,
  rolloutRevertPermission,
  rolloutRevertPrimaryPermission,
  rolloutApprovePermission,
];
