import type {
  Lever,
  RefusalCode,
  Verb,
} from '@rollouts/backstage-plugin-rollouts-common';
import { tokenOf } from '../gates/decided/decidedTarget';
import { planApprove } from './plans/waiting/planApprove';
import { planPause } from './plans/pausing/planPause';
import { planPromote } from './plans/planPromote';
import { planReject } from './plans/waiting/planReject';
import { planResume } from './plans/pausing/planResume';
import { planRetry } from './plans/planRetry';
import { planRevert } from './plans/reverting/planRevert';
import { planRevertPrimary } from './plans/reverting/planRevertPrimary';
import { planRollback } from './plans/planRollback';
import { planUnchecked } from './plans/planUnchecked';
import { warnOfPrimary } from './plans/warnOfPrimary';
import { Actionable, preconditions } from './preconditions';
import type { ActionView, Offered, Planned, PlannedWrite } from './types';
import { whileRunning } from './whileRunning';

const planners: {
  [V in Verb]: (view: ActionView, canary: Actionable) => Planned;
} = {
  promote: whileRunning(planPromote),
  rollback: whileRunning(planRollback),
  pause: planPause,
  resume: planResume,
  retry: planRetry,
  'promote-unchecked': whileRunning(planUnchecked),
  revert: planRevert,
  'revert-primary': planRevertPrimary,
  approve: planApprove,
  reject: planReject,
};

/** What is nearest to a verb that is refused for this reason; said only where it is possible. */
const nearest: { [C in RefusalCode]?: readonly Verb[] } = {
  suspended: ['resume'],
  held: ['resume'],
  'already-paused': ['resume'],
  'traffic-on-canary-after-failure': ['pause', 'revert-primary'],
  'primary-half-updated': ['revert-primary'],
  'primary-not-ready': ['reject', 'pause'],
  'primary-unheard': ['reject', 'pause', 'revert-primary'],
  'analysis-skipped': ['pause'],
  'canary-not-ready': ['pause'],
  'nothing-runs': ['retry', 'revert'],
  'not-failed': ['revert'],
  'not-succeeded': ['rollback', 'retry'],
  'not-started': ['approve'],
};

/**
 * What a verb would do to a rollout as it is now, or why it is not offered and what is possible
 * instead. The levers and what is safe about them: docs/actions.md; all answers: docs/actions-matrix.md.
 */
export function planAction(verb: Verb, view: ActionView): Offered {
  const planned = planAlone(verb, view);
  if (!planned.refusal) {
    const typed = isGrave(verb, view) ? view.name : null;
    const about = aboutOf(planned.write);
    const warnings = [
      ...noticesFor(planned.plan.lever, view),
      ...warnOfPrimary(view, planned.plan.lever),
      ...planned.plan.warnings,
    ];
    return { ...planned, plan: { ...planned.plan, warnings, typed, about } };
  }
  const instead = nearestTo(verb, planned.refusal.code).find(
    other => planAlone(other, view).plan,
  );
  return instead
    ? { ...planned, refusal: { ...planned.refusal, instead } }
    : planned;
}

/** The pods of the primary are replaced whether there is a Flagger or not. */
function noticesFor(lever: Lever, { notices }: ActionView) {
  return lever === 'primary-images'
    ? notices.filter(({ code }) => !code.startsWith('flagger-'))
    : notices;
}

/** Whoever wants back what has not begun wants it not to begin. */
function nearestTo(verb: Verb, code: RefusalCode): readonly Verb[] {
  if (code === 'not-started' && verb === 'rollback') return ['reject'];
  return nearest[code] ?? [];
}

/** The release and its phase say which version is meant, unless it has not begun. */
function aboutOf(write: PlannedWrite): string | null {
  const target = write.field === 'gate' ? write.value.target : undefined;
  return target ? tokenOf(target) : null;
}

/** Done to the wrong one it cannot be taken back, or hurts users. */
function isGrave(verb: Verb, { production }: ActionView): boolean {
  return (
    production || verb === 'promote-unchecked' || verb === 'revert-primary'
  );
}

function planAlone(verb: Verb, view: ActionView): Planned {
  const checked = preconditions(view);
  return 'refusal' in checked
    ? { plan: null, write: null, refusal: checked.refusal }
    : planners[verb](view, checked.actionable);
}
