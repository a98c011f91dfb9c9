import {
  isInRun,
  Ladder,
  LadderStep,
} from '@rollouts/backstage-plugin-rollouts-common';
import type { TimelineFact } from '../fact';
import type { CanaryObservation, CanarySpec } from '../observation';
import { plannedSteps, PlannedStep } from './plannedSteps';

/**
 * The plan of a release and where it stands on it. Positions come from the release's timeline, so
 * every time on the ladder is one that was proven.
 */
export function ladderOf(
  canary: CanaryObservation,
  timeline: TimelineFact[],
): Ladder {
  const { spec, status } = canary;
  if (!spec) {
    return { steps: [], current: null, matches: [], mirrorWeight: null };
  }
  const running = isInRun(status?.phase);
  const plan = withTrafficGateInPlace(plannedSteps(spec), timeline);
  const reached = plan.map(step => reachedAt(step, timeline));
  const entered = plan.map(
    (step, i) => askedAt(step.gate, timeline) ?? reached[i],
  );
  const waiting = running ? waitingGate(plan, timeline) : -1;
  const last = Math.max(lastIndex(reached), waiting);
  const current = running && last >= 0 ? last : null;
  return {
    steps: plan.map((step, index) => ({
      ...step,
      state:
        index === current ? 'current' : stateOf(plan, reached, index, last),
      reachedAt: entered[index],
      leftAt: index === current ? null : leftAt(step, index, reached, entered),
    })),
    current,
    matches: spec.matches,
    mirrorWeight: spec.mirror ? spec.mirrorWeight ?? 100 : null,
  };
}

/**
 * Flagger asks for more traffic before every step. While the answer is no, the gate stands where it
 * holds the release: before the first weight that was not reached.
 */
function withTrafficGateInPlace(
  plan: PlannedStep[],
  timeline: TimelineFact[],
): PlannedStep[] {
  const gate = plan.find(step => step.gate === 'confirm-traffic-increase');
  if (!gate || !isWaiting(gate.gate, timeline)) return plan;
  const others = plan.filter(step => step !== gate);
  const held = others.findIndex(
    step => step.kind === 'weight' && reachedAt(step, timeline) === null,
  );
  const afterWeights = others.findLastIndex(step => step.kind === 'weight') + 1;
  const index = held === -1 ? afterWeights : held;
  return [...others.slice(0, index), gate, ...others.slice(index)];
}

/** A gate is left with its yes, any other rung when the next one begins. */
function leftAt(
  { kind }: PlannedStep,
  index: number,
  reached: Array<number | null>,
  entered: Array<number | null>,
): number | null {
  if (reached[index] === null) return null;
  if (kind === 'gate') return reached[index];
  return entered.slice(index + 1).find(at => at !== null) ?? null;
}

/** Since when a gate has said no, or said no before its first yes; null: it never did. */
function askedAt(gate: string | null, timeline: TimelineFact[]): number | null {
  if (gate === null) return null;
  const answers = answersOf(gate, timeline);
  const yes = isWaiting(gate, timeline)
    ? answers.findLastIndex(({ details }) => details.kind === 'gate-passed')
    : -1;
  const next = answers[yes + 1];
  return next?.details.kind === 'gate-waiting' ? next.at : null;
}

/**
 * A rung that was passed without a proof: Flagger leaves out no rung of a kind before a later one
 * of that kind, so then it is only that nobody saw it. A promotion may come early.
 */
function stateOf(
  plan: PlannedStep[],
  reached: Array<number | null>,
  index: number,
  last: number,
): LadderStep['state'] {
  const { kind } = plan[index];
  if (reached[index] !== null) return 'done';
  if (index > last) return 'ahead';
  const laterOfKind = plan.some(
    (step, i) => i > index && step.kind === kind && reached[i] !== null,
  );
  return laterOfKind || kind === 'mirror' || kind === 'gate'
    ? 'unknown'
    : 'skipped';
}

function reachedAt(step: PlannedStep, timeline: TimelineFact[]): number | null {
  if (step.kind === 'gate' && isWaiting(step.gate, timeline)) return null;
  const fact = timeline.find(({ details }) => {
    switch (step.kind) {
      case 'weight':
      case 'iteration':
      case 'primary-weight':
        return details.kind === step.kind && details.value === step.value;
      case 'route-all':
        return details.kind === 'weight' && details.value === 100;
      case 'promote':
        return details.kind === 'promoted';
      case 'finalise':
        return details.kind === 'primary-weight' && details.value === 100;
      case 'gate':
        return details.kind === 'gate-passed' && details.gate === step.gate;
      default:
        return false;
    }
  });
  return fact?.at ?? null;
}

/** The gate that said no and has not said yes since; -1: none. */
function waitingGate(plan: PlannedStep[], timeline: TimelineFact[]): number {
  return plan.findIndex(
    step => step.kind === 'gate' && isWaiting(step.gate, timeline),
  );
}

/** Whether the newest word of a gate is no. */
export function isWaiting(
  gate: string | null,
  timeline: TimelineFact[],
): boolean {
  return answersOf(gate, timeline).at(-1)?.details.kind === 'gate-waiting';
}

function answersOf(gate: string | null, timeline: TimelineFact[]) {
  return timeline.filter(
    ({ details }) =>
      (details.kind === 'gate-waiting' || details.kind === 'gate-passed') &&
      details.gate === gate,
  );
}

function lastIndex(reached: Array<number | null>): number {
  return reached.reduce<number>(
    (last, at, index) => (at === null ? last : index),
    -1,
  );
}

/** The weight that the next step would give, or null when promotion is next. */
export function nextWeight(spec: CanarySpec, weight: number): number | null {
  return (
    plannedSteps(spec).find(
      step => step.kind === 'weight' && (step.value ?? 0) > weight,
    )?.value ?? null
  );
}
