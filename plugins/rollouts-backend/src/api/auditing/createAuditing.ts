import type {
  AuditorService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  AuditRow,
  auditReadPermission,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { Request } from 'express';
import { isUnrestrictedService } from '../isUnrestrictedService';
import { whence } from './whence';

/** What routes need that read or write the audit. */
export interface Auditing {
  auditor: AuditorService;
  /** @throws NotAllowedError for who may not read the audit. */
  authorize(credentials: BackstageCredentials): Promise<void>;
  /** Where a request came from. */
  whence(request: Request): AuditRow['from'];
}

export function createAuditing(options: {
  auditor: AuditorService;
  permissions: PermissionsService;
  portalUrl: string;
  networkData: boolean;
}): Auditing {
  const { auditor, permissions, portalUrl: portal, networkData } = options;
  return {
    auditor,
    whence: request => whence(request, { portal, networkData }),
    async authorize(credentials) {
      if (isUnrestrictedService(credentials, auditReadPermission)) {
        throw new NotAllowedError(
          `A service needs access that is restricted to the permission ${auditReadPermission.name} too; call on behalf of a user otherwise`,
        );
      }
      const [{ result }] = await permissions.authorize(
        [{ permission: auditReadPermission }],
        { credentials },
      );
      if (result === AuthorizeResult.ALLOW) return;
      throw new NotAllowedError(
        `This needs the permission ${auditReadPermission.name}`,
      );
    },
  };
}
