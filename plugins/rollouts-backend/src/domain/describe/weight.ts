import type { Weight } from '@rollouts/backstage-plugin-rollouts-common';
import type { CanaryStatus } from '../observation';
import type { RolloutState } from '../state';

/**
 * The canary's share of the traffic. The route is what happens; the status is what Flagger meant
 * and is 0 in WaitingPromotion although the routes stay, before Flagger 1.43 in Promoting as well;
 * provider `kubernetes` shifts nothing.
 */
export function weightOf(state: RolloutState): Weight {
  const { canary, route } = state;
  const status = canary?.status;
  if (canary?.spec?.provider === 'kubernetes') {
    return {
      value: status?.canaryWeight ?? null,
      source: 'fictitious',
      object: null,
    };
  }
  if (route && route.canaryWeight !== null) {
    return { value: route.canaryWeight, source: 'route', object: route.object };
  }
  if (!status || isSilent(status)) {
    return { value: null, source: 'unknown', object: null };
  }
  return { value: status.canaryWeight, source: 'status', object: null };
}

function isSilent({ phase, canaryWeight }: CanaryStatus): boolean {
  if (phase === 'WaitingPromotion') return true;
  return phase === 'Promoting' && canaryWeight === 0;
}
