import type { UserInfoService } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';

/** What somebody may do about rollouts, who is all of these: the user and its groups. */
export type DecideAboutRollouts = (
  permission: Permission,
  claims: string[],
) => PolicyDecision;

/** Decides about rollouts in one of several ways. */
export class RolloutsPolicy implements PermissionPolicy {
  constructor(
    private readonly userInfo: UserInfoService,
    private readonly decide: DecideAboutRollouts,
  ) {}

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!permission.name.startsWith('rollouts.')) {
      // The rest of the portal: put here what your policy says so far.
      return { result: AuthorizeResult.ALLOW };
    }
    if (!user) return { result: AuthorizeResult.DENY };
    const { ownershipEntityRefs } = await this.userInfo.getUserInfo(
      user.credentials,
    );
    return this.decide(permission, ownershipEntityRefs);
  }
}
