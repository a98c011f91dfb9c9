import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  RESOURCE_TYPE_ROLLOUT,
  rolloutReadPermission,
} from '@rollouts/backstage-plugin-rollouts-common';
import {
  createRolloutConditionalDecision,
  rolloutConditions,
} from '@rollouts/backstage-plugin-rollouts-node';
import type { DecideAboutRollouts } from '../RolloutsPolicy';

const PLATFORM_TEAM = 'group:default/platform-team';

/**
 * Teams see their own rollouts and all of staging, and decide about their own. The platform team
 * sees everything and decides about everything, and alone reads the audit.
 */
export const demo: DecideAboutRollouts = (permission, claims) => {
  if (claims.includes(PLATFORM_TEAM)) return { result: AuthorizeResult.ALLOW };
  if (!isResourcePermission(permission, RESOURCE_TYPE_ROLLOUT)) {
    return { result: AuthorizeResult.DENY };
  }
  const isOwner = rolloutConditions.isOwner({ claims });
  return createRolloutConditionalDecision(
    permission,
    isPermission(permission, rolloutReadPermission)
      ? {
          anyOf: [
            isOwner,
            rolloutConditions.inCluster({ clusters: ['staging'] }),
          ],
        }
      : isOwner,
  );
};
