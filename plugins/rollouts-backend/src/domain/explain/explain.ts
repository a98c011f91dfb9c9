import {
  Evidence,
  Explanation,
  isPhase,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { TimelineFact } from '../fact';
import type { CanaryObservation } from '../observation';
import type { RolloutState } from '../state';
import { stuckOn } from '../describe/stuck';
import { explainEnd } from './explainEnd';
import { explainRun } from './explainRun';
import { sentence } from './sentence';

/**
 * Why the rollout is where it is and what happens next. The first thing that is true and matters
 * most wins: that the object is gone or unreadable, that it is paused or stuck, then its phase.
 */
export function explain(
  state: RolloutState,
  timeline: TimelineFact[],
): Explanation {
  const { canary } = state;
  if (state.goneAt !== null) return sentence('gone');
  if (!canary?.spec || !canary.status?.phase) return notReadable(canary);
  const { status } = canary;
  const phaseEvidence: Evidence = {
    source: 'status',
    text: `phase ${status.phase}`,
    at: status.phaseSince,
  };
  if (!isPhase(status.phase)) {
    return sentence('unknown-phase', { phase: status.phase }, [phaseEvidence]);
  }
  const stuck = stuckOn(state);
  if (stuck) {
    return sentence('stuck', { reason: stuck.message, count: stuck.count }, [
      { source: 'event', text: stuck.message, at: stuck.lastAt },
      phaseEvidence,
    ]);
  }
  const facts = { state, spec: canary.spec, status, timeline };
  const explained = explainRun(facts) ?? explainEnd(facts);
  return { ...explained, evidence: [...explained.evidence, phaseEvidence] };
}

/**
 * Flagger refuses a bad spec in its own log only: no status, no event. Without one it ends with a panic
 * (`verifySessionAffinity`; 1.44.0, tried), and again after each start.
 */
function notReadable(canary: CanaryObservation | null): Explanation {
  if (canary?.spec === null) return sentence('spec-missing');
  const problem = canary?.problems[0];
  return problem
    ? sentence('malformed', { reason: `${problem.field} ${problem.message}` })
    : sentence('not-seen-by-flagger');
}
