import { createRouteRef } from '@backstage/frontend-plugin-api';

/** The rollouts tab of a catalog entity. @public */
export const entityRolloutsRouteRef = createRouteRef();

/** The audit, a page of its own. @public */
export const auditRouteRef = createRouteRef();
