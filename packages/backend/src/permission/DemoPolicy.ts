import type { UserInfoService } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  auditReadPermission,
  RESOURCE_TYPE_ROLLOUT,
  rolloutReadPermission,
} from '@rollouts/backstage-plugin-rollouts-common';
import {
  createRolloutConditionalDecision,
  rolloutConditions,
} from '@rollouts/backstage-plugin-rollouts-node';

const PLATFORM_TEAM = 'group:default/platform-team';

/**
 * Teams see their own rollouts and all of staging, and decide about their own. The platform team
 * sees everything and decides about everything, and alone reads the audit.
 */
export class DemoPolicy implements PermissionPolicy {
  constructor(private readonly userInfo: UserInfoService) {}

  async handle(
    request: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const { permission } = request;
    const isOnRollout = isResourcePermission(permission, RESOURCE_TYPE_ROLLOUT);
    const isAudit = isPermission(permission, auditReadPermission);
    if (!isOnRollout && !isAudit) return { result: AuthorizeResult.ALLOW };
    if (!user) return { result: AuthorizeResult.DENY };
    const { ownershipEntityRefs: claims } = await this.userInfo.getUserInfo(
      user.credentials,
    );
    if (claims.includes(PLATFORM_TEAM)) {
      return { result: AuthorizeResult.ALLOW };
    }
    if (!isOnRollout) return { result: AuthorizeResult.DENY };
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
  }
}
