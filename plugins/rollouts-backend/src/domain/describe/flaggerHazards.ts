import type {
  Flagger,
  Hazard,
} from '@rollouts/backstage-plugin-rollouts-common';
import { capabilitiesOf } from '../flagger/capabilities';
import type { RolloutState } from '../state';
import { flaggerSilent } from './silence';

/** Dangers that come from which Flagger there is, and whether it works. */
export function flaggerHazards(
  state: RolloutState,
  flagger: Flagger | null,
  heardUntil: number,
): Hazard[] {
  if (state.goneAt !== null) return [];
  // Whoever is known to be stopped need not be said to be silent.
  const still =
    (flagger && stopped(flagger)) ?? flaggerSilent(state, heardUntil);
  const never = flagger && neverBegins(state, flagger);
  return [still, never].filter(hazard => hazard !== null);
}

function stopped({ presence, deployment }: Flagger): Hazard | null {
  const [first] = deployment.found;
  if (presence !== 'stopped' || !first) return null;
  return {
    code: 'flagger-stopped',
    severity: 'warning',
    params: { object: first.object },
    evidence: [
      {
        source: 'workload',
        text: `${first.object}: no pod is ready`,
        at: deployment.readAt,
      },
    ],
  };
}

function neverBegins(state: RolloutState, flagger: Flagger): Hazard | null {
  return hasNoWayToBegin(state, flagger)
    ? {
        code: 'ab-testing-never-begins',
        severity: 'warning',
        params: { version: flagger.version },
        evidence: [
          { source: 'spec', text: 'service.timeout is not set', at: null },
        ],
      }
    : null;
}

/**
 * Some versions write an empty timeout into the HTTPRoute of an A/B test, which the API server refuses
 * on every tick, unless spec.service.timeout gives them another one.
 */
export function hasNoWayToBegin(
  state: RolloutState,
  { version }: Flagger,
): boolean {
  const { strategy, hasTimeout } = state.canary?.spec ?? {};
  return (
    strategy === 'ab-testing' &&
    usesGatewayApi(state) &&
    hasTimeout === false &&
    capabilitiesOf(version).matchesNeedTimeout === true
  );
}

/** A Canary without a provider has Flagger's own default: then its route proves which that is. */
function usesGatewayApi({ canary, route }: RolloutState): boolean {
  const provider = canary?.spec?.provider;
  return provider
    ? provider.startsWith('gatewayapi')
    : Boolean(route?.object.startsWith('HTTPRoute '));
}
