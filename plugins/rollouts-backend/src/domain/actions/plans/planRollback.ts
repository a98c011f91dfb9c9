import { weightOf } from '../../describe/weight';
import type { Actionable } from '../preconditions';
import { servedBy } from '../servedBy';
import { imagesOf, kubectl } from '../words';
import type { ActionView, ClusterWrite, Planned } from '../types';

/**
 * More failed checks than any analysis allows. A recognisable number: Flagger quotes it in its event
 * and its alert, so that everybody can tell an abort from a failed metric.
 */
const ABORT_FAILED_CHECKS = 900_001;

/**
 * Flagger rolls back when a hook says so, else at the start of the first tick that finds the
 * threshold reached.
 */
export function planRollback(view: ActionView, { spec }: Actionable): Planned {
  const { state } = view;
  const weight = weightOf(state).value;
  const byHand: ClusterWrite = {
    field: 'status.failedChecks',
    value: ABORT_FAILED_CHECKS,
  };
  const gate = view.gates.find(({ kind }) => kind === 'rollback');
  const isAsked = gate !== undefined && gate.checksums.length > 0;
  return {
    refusal: null,
    write: isAsked
      ? {
          field: 'gate',
          value: { kind: gate.kind, checksums: gate.checksums },
        }
      : byHand,
    plan: {
      lever: isAsked ? 'gate' : 'failed-checks',
      params: isAsked
        ? { gate: gate.hook, weight }
        : { threshold: spec.threshold, weight },
      weightNow: weight,
      weightAfter: 0,
      version: imagesOf(state.target),
      servesNow: servedBy(state),
      imagesAfter: imagesOf(state.primary),
      commands: [kubectl(view, byHand)],
      restores: null,
      // A tick may have begun before the write; the next one acts, and its effect must be seen.
      withinMs: 3 * spec.intervalMs,
      warnings: [
        { code: 'one-more-step', params: {} },
        { code: 'template-stays', params: {} },
        ...(spec.provider === 'kubernetes'
          ? [{ code: 'fictitious-weight' as const, params: {} }]
          : []),
      ],
    },
  };
}
