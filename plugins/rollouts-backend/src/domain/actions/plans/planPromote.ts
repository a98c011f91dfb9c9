import type { ActionPlan } from '@rollouts/backstage-plugin-rollouts-common';
import { foreignHooks } from '../../gates/hooks/foreignHooks';
import type { OwnGate } from '../../gates/hooks/ownGates';
import { weightOf } from '../../describe/weight';
import { isWaiting } from '../../ladder/ladder';
import { plannedSteps } from '../../ladder/plannedSteps';
import type { CanarySpec } from '../../observation';
import type { Actionable } from '../preconditions';
import { servedBy } from '../servedBy';
import { ActionView, Planned, refuse, TemporaryWrite } from '../types';
import {
  refuseBy,
  warningOfNo,
  warningsFrom,
  warningsOfOthers,
} from '../underRules';
import { isHeld } from './pausing/isHeld';
import { warnOfOwner } from './warnOfOwner';
import { imagesOf, kubectl } from '../words';

/** Whoever must agree to the promotion is asked for a yes; where nobody must, steps are skipped. */
export function planPromote(view: ActionView, canary: Actionable): Planned {
  // At the highest weight the traffic gate is asked once more.
  if (isHeld(view, canary)) return refuse('held');
  const isAsked = canary.spec.webhooks.some(
    ({ type }) => type === 'confirm-promotion',
  );
  return isAsked ? planGate(view, canary) : planWeight(view, canary);
}

/** The portal answers with yes where Flagger asks it by now; whoever is asked beside it must agree too. */
function planGate(view: ActionView, { spec }: Actionable): Planned {
  const gate = view.gates.find(isPromotionGate);
  const foreign = foreignHooks(spec, view.gates, 'confirm-promotion');
  if (!gate) return refuse('promotion-hook', { gate: foreign.all[0].name });
  const { kind, hook, checksums } = gate;
  if (checksums.length === 0) {
    return foreign.before
      ? refuse('promotion-hook', { gate: foreign.before.name })
      : refuse('gate-not-asked', { gate: hook });
  }
  const others = foreign.all.map(({ name }) => name);
  return {
    refusal: null,
    write: {
      field: 'gate',
      value: {
        ...{ kind, checksums },
        ...(others.length > 0 && { others }),
      },
    },
    plan: {
      lever: 'gate',
      params: { gate: hook },
      ...beforeAndAfter(view),
      commands: [],
      restores: null,
      // Blue-green asks twice, at every second tick.
      withinMs: promotionMs(spec) + 3 * spec.intervalMs,
      warnings: [
        ...warningOfNo(view),
        ...warningsFrom(view.objections),
        ...warningsOfOthers(others),
      ],
    },
  };
}

/**
 * The highest weight is lowered to the present one, so that the next check that passes is followed
 * by Flagger's own promotion, with its waiting for the primary.
 */
function planWeight(view: ActionView, canary: Actionable): Planned {
  const [objection] = view.objections;
  if (objection) return refuseBy(objection);
  const { spec, status, timeline } = canary;
  const traffic = spec.webhooks.find(
    ({ type }) => type === 'confirm-traffic-increase',
  );
  if (traffic && isWaiting(traffic.type, timeline)) {
    return refuse('foreign-gate', { gate: traffic.name });
  }
  if (spec.strategy !== 'canary' || spec.provider === 'kubernetes') {
    return refuse('no-lever', { strategy: spec.strategy });
  }
  const weight = Math.trunc(status.canaryWeight);
  if (weight < 1) return refuse('canary-not-ready', { reason: null });
  const write = lower(spec, weight);
  return {
    refusal: null,
    write,
    plan: {
      lever: 'max-weight',
      params: { weight, field: write.field },
      ...beforeAndAfter(view),
      commands: [kubectl(view, write)],
      restores: write.field,
      withinMs: promotionMs(spec),
      warnings: warningsOf(canary, weight, write),
    },
  };
}

function isPromotionGate({ kind }: OwnGate): boolean {
  return kind === 'confirm-promotion';
}

function beforeAndAfter({ state }: ActionView) {
  return {
    weightNow: weightOf(state).value,
    weightAfter: 0,
    version: imagesOf(state.target),
    servesNow: servedBy(state),
    imagesAfter: imagesOf(state.target),
  };
}

/** Never 0: Flagger takes that for 100. */
function lower(spec: CanarySpec, weight: number): TemporaryWrite {
  if (spec.stepWeight > 0 || spec.stepWeights.length === 0) {
    return { field: 'spec.analysis.maxWeight', value: weight };
  }
  const reached = spec.stepWeights.filter(step => step <= weight);
  return {
    field: 'spec.analysis.stepWeights',
    value: reached.length > 0 ? reached : [weight],
  };
}

function warningsOf(
  { spec, managers }: Actionable,
  weight: number,
  write: TemporaryWrite,
): ActionPlan['warnings'] {
  const skipped = skippedSteps(spec, weight);
  return [
    ...(skipped > 0
      ? [{ code: 'skips-steps' as const, params: { skipped } }]
      : []),
    { code: 'newer-revision-before-restore', params: {} },
    ...warnOfOwner(write, managers),
  ];
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
