import { canaryUnready } from '../describe/canaryUnready';
import { Actionable, refuseBroken } from './preconditions';
import { ActionView, Planned, refuse } from './types';

type Planner = (view: ActionView, canary: Actionable) => Planned;

/** Phases in which Flagger checks a release, and looks at what is written. */
export const analysedPhases = ['Progressing', 'WaitingPromotion'];

/**
 * Plans only while Flagger looks at what its release is doing: it runs, is neither paused nor promoted
 * anyway, and its pods are ready.
 */
export function whileRunning(plan: Planner): Planner {
  return (view, canary) => {
    const { state } = view;
    const { spec, status } = canary;
    const { phase } = status;
    const broken = refuseBroken(view);
    if (broken) return broken;
    if (isPromoting(phase)) return refuse('already-promoting', { phase });
    if (phase === 'Waiting') return refuse('not-started');
    if (!analysedPhases.includes(phase))
      return refuse('nothing-runs', { phase });
    if (spec.suspend) return refuse('suspended');
    if (spec.skipAnalysis) return refuse('analysis-skipped');
    const unready = canaryUnready(state);
    return unready
      ? refuse('canary-not-ready', { reason: unready.text })
      : plan(view, canary);
  };
}

/** The primary is being updated: that is neither held nor undone. */
export function isPromoting(phase: string): boolean {
  return phase === 'Promoting' || phase === 'Finalising';
}
