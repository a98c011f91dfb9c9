import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Read the audit of those rollouts that the caller may read, and verify its chain. Basic: it is
 * about no single rollout.
 *
 * @public
 */
export const auditReadPermission = createPermission({
  name: 'rollouts.audit.read',
  attributes: { action: 'read' },
});
