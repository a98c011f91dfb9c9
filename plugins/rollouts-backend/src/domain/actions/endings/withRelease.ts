import { isInRun } from '@rollouts/backstage-plugin-rollouts-common';
import { weightOf } from '../../describe/weight';
import { isUntold } from '../../gates/decided/toldYes';
import type { ReleaseRecord, RolloutState } from '../../state';
import { isStillBound } from '../bound';
import type { ActionRecord } from '../record';
import { analysedPhases } from '../whileRunning';
import type { Ending } from './Ending';
import { isLostToPromotion } from './lostToPromotion';

/**
 * Flagger routes before it writes the end. Each watch is told something once a minute, and a slow one takes
 * its time: one that has not told of the route by then is denied or broken.
 */
const ROUTE_MS = 90_000;

/** The effect is that the release ends in this way, and that all traffic is on the primary. */
export function withRelease(wanted: 'succeeded' | 'failed'): Ending {
  return {
    phases: analysedPhases,
    shown(action, state, now) {
      const ended = releaseOf(action, state);
      if (!ended || ended.release.closedAt === null) return null;
      if (ended.release.cause?.code === 'deleted') return 'unsure';
      const { outcome, closedAt } = ended.release;
      if (outcome === 'superseded') return 'superseded';
      // What was never written, or told, had no effect, whatever Flagger did by itself.
      if (!action.attempted || outcome !== wanted) return 'ineffective';
      if (isUntold(action)) return 'ineffective';
      if (outcome === 'failed' && isLostToPromotion(action, ended, state)) {
        return 'ineffective';
      }
      // Times of the cluster and of the portal: whichever clock is ahead.
      const endedAt = Math.max(closedAt, action.writtenAt ?? 0);
      const isWaitedFor = now - endedAt <= ROUTE_MS && !isBackOnPrimary(state);
      return isWaitedFor ? null : 'effective';
    },
    isContradicted: state => weightOf(state).value !== 0,
    isMissing({ bound, write }, canary) {
      if (!isStillBound(bound, canary)) return false;
      const phase = canary.status?.phase;
      // Past these Flagger asks no gate any more: it was told, and something came of it.
      return write?.field === 'gate'
        ? analysedPhases.includes(phase ?? '')
        : isInRun(phase);
    },
  };
}

function releaseOf(
  { releaseNumber }: ActionRecord,
  { releases }: RolloutState,
): ReleaseRecord | null {
  return releases.find(r => r.release.number === releaseNumber) ?? null;
}

/** Status and route come by different watches; only the route tells where the traffic is. */
function isBackOnPrimary(state: RolloutState): boolean {
  const { source, value } = weightOf(state);
  return source !== 'route' || value === 0 || isMatched(state);
}

/** With A/B testing the canary's rule may stand while nobody's request meets it. */
function isMatched({ canary }: RolloutState): boolean {
  return canary?.spec?.strategy === 'ab-testing';
}
