import {
  AuthorizeResult,
  isResourcePermission,
} from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_ROLLOUT } from '@rollouts/backstage-plugin-rollouts-common';
import {
  createRolloutConditionalDecision,
  rolloutConditions,
} from '@rollouts/backstage-plugin-rollouts-node';
import type { DecideAboutRollouts } from '../RolloutsPolicy';

const ON_CALL = 'group:default/on-call';
const { isOwner, inCluster } = rolloutConditions;

/** Owners decide in staging, whoever is on call in production. */
export const stagingAndOnCall: DecideAboutRollouts = (permission, claims) => {
  const isOnCall = claims.includes(ON_CALL);
  if (isOnCall && permission.attributes.action === 'read') {
    return { result: AuthorizeResult.ALLOW };
  }
  if (!isResourcePermission(permission, RESOURCE_TYPE_ROLLOUT)) {
    return { result: AuthorizeResult.DENY };
  }
  if (permission.attributes.action === 'read') {
    return createRolloutConditionalDecision(permission, isOwner({ claims }));
  }
  return createRolloutConditionalDecision(permission, {
    anyOf: [
      { allOf: [isOwner({ claims }), inCluster({ clusters: ['staging'] })] },
      inCluster({ clusters: isOnCall ? ['production'] : [] }),
    ],
  });
};
