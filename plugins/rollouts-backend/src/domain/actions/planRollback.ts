import { weightOf } from '../describe/weight';
import type { Actionable } from './preconditions';
import { imagesOf, kubectl } from './words';
import type { ActionView, Planned } from './types';

/**
 * More failed checks than any analysis allows. A recognisable number: Flagger quotes it in its event
 * and its alert, so that everybody can tell an abort from a failed metric.
 */
export const ABORT_FAILED_CHECKS = 900_001;

/** Flagger rolls back at the start of the first tick that finds the threshold reached. */
export function planRollback(view: ActionView, { spec }: Actionable): Planned {
  const { state } = view;
  const weight = weightOf(state).value;
  const write = {
    field: 'status.failedChecks' as const,
    value: ABORT_FAILED_CHECKS,
  };
  return {
    refusal: null,
    write,
    plan: {
      lever: 'failed-checks',
      params: { threshold: spec.threshold, weight },
      weightNow: weight,
      weightAfter: 0,
      imagesNow: imagesOf(state.primary),
      imagesAfter: imagesOf(state.primary),
      commands: [kubectl(view, write)],
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
