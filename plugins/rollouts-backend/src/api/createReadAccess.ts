import type {
  BackstageCredentials,
  HttpAuthService,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import {
  ConditionTransformer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import { rolloutReadPermission } from '@rollouts/backstage-plugin-rollouts-common';
import {
  RolloutFilter,
  rolloutResourceRef,
} from '@rollouts/backstage-plugin-rollouts-node';
import type { Request } from 'express';
import { isUnrestrictedService } from './isUnrestrictedService';

/** What a caller may read. */
export interface ReadAccess {
  credentials: BackstageCredentials;
  /** `all` and `none` for all rollouts alike, else `some`: those that meet the criteria. */
  extent: 'all' | 'some' | 'none';
  /** For every query of rollouts; undefined when all may be read. */
  criteria: PermissionCriteria<RolloutFilter> | undefined;
}

/** Finds out what the caller of a request may read. */
export type Authorize = (request: Request) => Promise<ReadAccess>;

/** True for no rollout. */
const NOTHING: PermissionCriteria<RolloutFilter> = {
  field: 'cluster',
  values: [],
};

export function createReadAccess(options: {
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
}): Authorize {
  const { httpAuth, permissions, permissionsRegistry } = options;
  const toCriteria: ConditionTransformer<RolloutFilter> =
    createConditionTransformer(
      permissionsRegistry.getPermissionRuleset(rolloutResourceRef),
    );
  return async request => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    if (isUnrestrictedService(credentials, rolloutReadPermission)) {
      throw new NotAllowedError(
        `A service needs access that is restricted to the permission ${rolloutReadPermission.name}; call on behalf of a user otherwise`,
      );
    }
    const [decision] = await permissions.authorizeConditional(
      [{ permission: rolloutReadPermission }],
      { credentials },
    );
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return { credentials, extent: 'all', criteria: undefined };
      case AuthorizeResult.CONDITIONAL:
        return {
          credentials,
          extent: 'some',
          criteria: toCriteria(decision.conditions),
        };
      default:
        return { credentials, extent: 'none', criteria: NOTHING };
    }
  };
}
