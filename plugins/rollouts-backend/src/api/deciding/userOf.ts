import type { BackstageCredentials } from '@backstage/backend-plugin-api';

/** Full ref of the signed-in person; null: a service, or nobody. */
export function userOf({ principal }: BackstageCredentials): string | null {
  const { type, userEntityRef } = principal as {
    type: string;
    userEntityRef?: string;
  };
  return type === 'user' ? userEntityRef ?? null : null;
}
