import type { CanarySpec } from '../canary';

/** How much weight a weighted canary would add from here; 0 means it never moves. */
export function nextStep({ analysis }: CanarySpec, weight: number): number {
  const { stepWeight = 0, stepWeights = [] } = analysis;
  if (stepWeight > 0 || stepWeights.length === 0) return stepWeight;
  const rest = 100 - weight;
  // Any step will do to come to promotion.
  if (rest === 0) return 1;
  if (weight === 0) return Math.min(rest, stepWeights[0]);
  const current = stepWeights.slice(0, -1).indexOf(weight);
  // A weight that is in no plan, because the plan was changed, goes all the way.
  return current < 0 ? rest : Math.min(rest, stepWeights[current + 1] - weight);
}
