import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/**
 * Full ref of the signed-in person in lower case, so that a person stays the same one however an
 * identity provider writes it; null: a service, or nobody.
 */
export function userOf({ principal }: BackstageCredentials): string | null {
  const { type, userEntityRef } = principal as {
    type: string;
    userEntityRef?: string;
  };
  if (type !== 'user' || !userEntityRef) return null;
  return stringifyEntityRef(
    parseEntityRef(userEntityRef, { defaultKind: 'user' }),
  );
}
