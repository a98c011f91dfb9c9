import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Permission } from '@backstage/plugin-permission-common';

/**
 * The permission framework asks no policy about services, it allows them everything. So a service
 * gets in only when whoever configured its access named this very permission.
 */
export function isUnrestrictedService(
  credentials: BackstageCredentials,
  { name }: Permission,
): boolean {
  const { type, accessRestrictions } = credentials.principal as {
    type?: string;
    accessRestrictions?: { permissionNames?: string[] };
  };
  return (
    type === 'service' && !accessRestrictions?.permissionNames?.includes(name)
  );
}
