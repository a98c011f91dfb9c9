import {
  AuthorizeResult,
  isResourcePermission,
  type Permission,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_ROLLOUT,
  rolloutReadPermission,
  verbs,
} from '@rollouts/backstage-plugin-rollouts-common';
import {
  createRolloutConditionalDecision,
  rolloutConditions,
} from '@rollouts/backstage-plugin-rollouts-node';
import { permissionOf } from '../../api/deciding/permissionOf';
import { onlyMay, OWNER, PLATFORM, READER, STRANGER } from './callers';

export const OWNING_TEAM = 'group:default/shop-team';

/** Those whose rights do not depend on the rollout, by name. */
const granted = new Map<string, Permission[]>([
  [READER, [rolloutReadPermission]],
  ...verbs.map((verb): [string, Permission[]] => [
    onlyMay(verb),
    [rolloutReadPermission, permissionOf[verb]],
  ]),
]);

const claims = new Map([
  [OWNER, [OWNER, OWNING_TEAM]],
  [STRANGER, [STRANGER]],
]);

/** Answers yes, no, and that it depends, each to another kind of person. */
export class AccessPolicy implements PermissionPolicy {
  async handle({ permission }: PolicyQuery, user?: PolicyQueryUser) {
    const ref = user ? userOf(user) : '';
    const own = claims.get(ref);
    if (own && isResourcePermission(permission, RESOURCE_TYPE_ROLLOUT)) {
      return createRolloutConditionalDecision(
        permission,
        rolloutConditions.isOwner({ claims: own }),
      );
    }
    const isGranted =
      ref === PLATFORM ||
      granted.get(ref)?.some(({ name }) => name === permission.name);
    return isGranted
      ? ({ result: AuthorizeResult.ALLOW } as const)
      : ({ result: AuthorizeResult.DENY } as const);
  }
}

function userOf({ credentials }: PolicyQueryUser): string {
  return (credentials.principal as { userEntityRef: string }).userEntityRef;
}
