import { weightOf } from '../../describe/weight';
import type { Actionable } from '../preconditions';
import { servedBy } from '../servedBy';
import { ActionView, Planned, refuse, TemporaryWrite } from '../types';
import { refuseBy, warningOfNo } from '../underRules';
import { warnOfOwner } from './warnOfOwner';
import { imagesOf, kubectl } from '../words';

/**
 * Flagger promotes in its next tick and asks nobody: for emergencies. It waits for the canary's pods,
 * which must have served something by now, but not for the primary's. Rules of the house that hold a
 * gate hold this too.
 */
export function planUnchecked(view: ActionView, canary: Actionable): Planned {
  const [objection] = view.objectionsAlone;
  if (objection) return refuseBy(objection);
  const { spec, status, managers } = canary;
  const hasBegun =
    status.phase === 'WaitingPromotion' ||
    status.canaryWeight >= 1 ||
    status.iterations >= 1;
  if (!hasBegun) return refuse('canary-not-ready', { reason: null });
  const write: TemporaryWrite = { field: 'spec.skipAnalysis', value: true };
  const { state } = view;
  return {
    refusal: null,
    write,
    plan: {
      lever: 'skip-analysis',
      params: {},
      weightNow: weightOf(state).value,
      weightAfter: 0,
      version: imagesOf(state.target),
      servesNow: servedBy(state),
      imagesAfter: imagesOf(state.target),
      commands: [
        kubectl(view, write),
        kubectl(view, { field: 'spec.skipAnalysis', value: false }),
      ],
      restores: write.field,
      // A tick may have begun before the write.
      withinMs: 3 * spec.intervalMs,
      warnings: [
        ...warningOfNo(view),
        { code: 'unchecked', params: {} },
        { code: 'primary-not-awaited', params: {} },
        { code: 'newer-revision-unchecked', params: {} },
        ...warnOfOwner(write, managers),
      ],
    },
  };
}
