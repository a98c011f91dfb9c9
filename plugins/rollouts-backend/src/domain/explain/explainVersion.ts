import type {
  Explanation,
  Flagger,
} from '@rollouts/backstage-plugin-rollouts-common';
import { hasNoWayToBegin } from '../describe/flaggerHazards';
import { stuckOn } from '../describe/stuck';
import { capabilitiesOf } from '../flagger/capabilities';
import type { RolloutState } from '../state';
import { sentence } from './sentence';

/** What only the version of Flagger explains; null: nothing. */
export function explainVersion(
  state: RolloutState,
  flagger: Flagger | null,
): Explanation | null {
  if (!flagger || state.goneAt !== null) return null;
  return refused(state, flagger) ?? neverBegins(state, flagger);
}

/** No status and no event: Flagger says so in its log, and nowhere else. */
function refused(
  { canary }: RolloutState,
  { version }: Flagger,
): Explanation | null {
  const isRefused =
    canary?.spec?.hasEqualCookies === true &&
    !canary.status?.phase &&
    capabilitiesOf(version).refusesEqualCookies === true;
  return isRefused
    ? sentence('refused-by-flagger', { version }, [
        {
          source: 'spec',
          text: 'analysis.sessionAffinity: cookieName is primaryCookieName',
          at: null,
        },
      ])
    : null;
}

function neverBegins(
  state: RolloutState,
  flagger: Flagger,
): Explanation | null {
  const { status } = state.canary ?? {};
  const isHeld = status?.phase === 'Progressing' && status.iterations <= 0;
  if (!isHeld || !hasNoWayToBegin(state, flagger)) return null;
  const words = stuckOn(state);
  return words
    ? sentence('ab-testing-never-begins', { version: flagger.version }, [
        { source: 'event', text: words.message, at: words.lastAt },
        { source: 'spec', text: 'service.timeout is not set', at: null },
      ])
    : null;
}
