import {
  AuthorizeResult,
  isResourcePermission,
} from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_ROLLOUT } from '@rollouts/backstage-plugin-rollouts-common';
import {
  createRolloutConditionalDecision,
  rolloutConditions,
} from '@rollouts/backstage-plugin-rollouts-node';
import type { DecideAboutRollouts } from '../RolloutsPolicy';

/** Whoever owns a rollout sees it and decides about it. */
export const ownersOnly: DecideAboutRollouts = (permission, claims) =>
  isResourcePermission(permission, RESOURCE_TYPE_ROLLOUT)
    ? createRolloutConditionalDecision(
        permission,
        rolloutConditions.isOwner({ claims }),
      )
    : { result: AuthorizeResult.DENY };
