import { weightOf } from '../describe/weight';
import { isWaiting } from '../ladder/ladder';
import { plannedSteps } from '../ladder/plannedSteps';
import type { CanarySpec } from '../observation';
import { deriveReleases } from '../said/derive';
import type { Actionable } from './preconditions';
import { ActionView, Planned, PlannedWrite, refuse } from './types';
import { imagesOf, kubectl } from './words';

/**
 * The highest weight is lowered to the present one, so that the next check that passes is followed
 * by Flagger's own promotion, with its gates and its waiting for the primary.
 */
export function planPromote(view: ActionView, canary: Actionable): Planned {
  const { state } = view;
  const { spec, status } = canary;
  const hook = (type: string) => spec.webhooks.find(w => w.type === type);
  const gate = hook('confirm-promotion');
  if (gate) return refuse('promotion-hook', { gate: gate.name });
  const traffic = hook('confirm-traffic-increase');
  const timeline = deriveReleases(state).at(-1)?.entries ?? [];
  if (traffic && isWaiting(traffic.type, timeline)) {
    return refuse('foreign-gate', { gate: traffic.name });
  }
  if (spec.strategy !== 'canary' || spec.provider === 'kubernetes') {
    return refuse('no-lever', { strategy: spec.strategy });
  }
  const weight = Math.trunc(status.canaryWeight);
  if (weight < 1) return refuse('canary-not-ready', { reason: null });
  const write = lower(spec, weight);
  const skipped = skippedSteps(spec, weight);
  return {
    refusal: null,
    write,
    plan: {
      lever: 'max-weight',
      params: { weight, field: write.field },
      weightNow: weightOf(state).value,
      weightAfter: 0,
      imagesNow: imagesOf(state.primary),
      imagesAfter: imagesOf(state.target),
      commands: [kubectl(view, write)],
      restores: write.field,
      withinMs: promotionMs(spec),
      warnings: [
        ...(skipped > 0
          ? [{ code: 'skips-steps' as const, params: { skipped } }]
          : []),
        { code: 'newer-revision-before-restore', params: {} },
      ],
    },
  };
}

/** Never 0: Flagger takes that for 100. */
function lower(spec: CanarySpec, weight: number): PlannedWrite {
  if (spec.stepWeight > 0 || spec.stepWeights.length === 0) {
    return { field: 'spec.analysis.maxWeight', value: weight };
  }
  const reached = spec.stepWeights.filter(step => step <= weight);
  return {
    field: 'spec.analysis.stepWeights',
    value: reached.length > 0 ? reached : [weight],
  };
}

function skippedSteps(spec: CanarySpec, weight: number): number {
  return plannedSteps(spec).filter(
    ({ kind, value }) => kind === 'weight' && (value ?? 0) > weight,
  ).length;
}

/**
 * One check, the copy, the primary's own rollout, the way back of the traffic and the last tick;
 * one interval more, since a tick may have begun before the write.
 */
function promotionMs(spec: CanarySpec): number {
  const ticks = plannedSteps(spec).filter(
    ({ kind }) => kind === 'primary-weight',
  ).length;
  return (ticks + 5) * spec.intervalMs + spec.progressDeadlineSeconds * 1_000;
}
