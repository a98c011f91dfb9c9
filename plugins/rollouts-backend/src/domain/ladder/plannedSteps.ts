import type { LadderStep } from '@rollouts/backstage-plugin-rollouts-common';
import type { CanarySpec } from '../observation';

/** A rung before it is known whether it was reached. */
export type PlannedStep = Pick<LadderStep, 'kind' | 'value' | 'gate'>;

/** A plan that is absurdly fine (stepWeight 0.1) is cut: nobody reads more rungs. */
const MOST_STEPS = 100;

const step = (
  kind: PlannedStep['kind'],
  value: number | null = null,
): PlannedStep => ({ kind, value, gate: null });

const gates = (spec: CanarySpec, kind: string): PlannedStep[] =>
  spec.webhooks.some(hook => hook.type === kind)
    ? [{ kind: 'gate', value: null, gate: kind }]
    : [];

/**
 * The steps that Flagger 1.44.0 takes for a spec, in order (pkg/controller/scheduler.go).
 *
 * A gate before each traffic increase stands once, before the first one.
 */
export function plannedSteps(spec: CanarySpec): PlannedStep[] {
  return [
    ...gates(spec, 'confirm-rollout'),
    ...analysisSteps(spec),
    ...gates(spec, 'confirm-promotion'),
    ...(spec.strategy === 'blue-green' && spec.provider !== 'kubernetes'
      ? [step('route-all', 100)]
      : []),
    step('promote'),
    ...primarySteps(spec),
    step('finalise'),
  ].slice(0, MOST_STEPS);
}

function analysisSteps(spec: CanarySpec): PlannedStep[] {
  if (spec.strategy !== 'canary') {
    const count = Math.min(Math.max(0, spec.iterations), MOST_STEPS);
    const iterations = Array.from({ length: count }, (_, i) =>
      step('iteration', i + 1),
    );
    return spec.mirror && spec.strategy === 'blue-green'
      ? [step('mirror'), ...iterations]
      : iterations;
  }
  return [
    ...gates(spec, 'confirm-traffic-increase'),
    ...(spec.mirror ? [step('mirror')] : []),
    ...plannedWeights(spec).map(weight => step('weight', weight)),
  ];
}

/** Absolute weights in order. stepWeight wins over stepWeights; the CRD forbids both. */
export function plannedWeights(spec: CanarySpec): number[] {
  if (spec.stepWeight > 0) {
    return ascending(spec.stepWeight, Math.min(100, spec.maxWeight));
  }
  return spec.stepWeights.map(weight => Math.min(100, weight));
}

/** Flagger adds a whole step while the weight is below maxWeight, so the last one may pass it. */
function ascending(by: number, max: number): number[] {
  const count = Math.min(Math.ceil(max / by), MOST_STEPS);
  return Array.from({ length: count }, (_, i) => Math.min(100, by * (i + 1)));
}

function primarySteps(spec: CanarySpec): PlannedStep[] {
  if (spec.stepWeightPromotion <= 0 || spec.strategy !== 'canary') return [];
  const weights = plannedWeights(spec);
  const start = 100 - (weights.at(-1) ?? 0);
  const count = Math.min(
    Math.ceil((100 - start) / spec.stepWeightPromotion),
    MOST_STEPS,
  );
  return Array.from({ length: count }, (_, i) =>
    Math.min(100, start + spec.stepWeightPromotion * (i + 1)),
  )
    .filter(weight => weight < 100)
    .map(weight => step('primary-weight', weight));
}
