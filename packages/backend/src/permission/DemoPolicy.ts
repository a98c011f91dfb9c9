import type { UserInfoService } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  isPermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { rolloutReadPermission } from '@rollouts/backstage-plugin-rollouts-common';
import {
  createRolloutConditionalDecision,
  rolloutConditions,
} from '@rollouts/backstage-plugin-rollouts-node';

const SEES_ALL = 'group:default/platform-team';

/** Teams see their own rollouts and all of staging, the platform team sees everything. */
export class DemoPolicy implements PermissionPolicy {
  constructor(private readonly userInfo: UserInfoService) {}

  async handle(
    request: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!isPermission(request.permission, rolloutReadPermission)) {
      return { result: AuthorizeResult.ALLOW };
    }
    if (!user) return { result: AuthorizeResult.DENY };
    const { ownershipEntityRefs } = await this.userInfo.getUserInfo(
      user.credentials,
    );
    if (ownershipEntityRefs.includes(SEES_ALL)) {
      return { result: AuthorizeResult.ALLOW };
    }
    return createRolloutConditionalDecision(request.permission, {
      anyOf: [
        rolloutConditions.isOwner({ claims: ownershipEntityRefs }),
        rolloutConditions.inCluster({ clusters: ['staging'] }),
      ],
    });
  }
}
