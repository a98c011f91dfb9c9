import { plannedWeights } from '../ladder/plannedSteps';
import type { CanarySpec, CanaryStatus } from '../observation';

const AFTER_ANALYSIS = ['WaitingPromotion', 'Promoting', 'Finalising'];

/**
 * Whether it is proven that Flagger has evaluated metrics in the present run. Until then its gauges
 * hold what an earlier run left in them. The tick that takes the first step evaluates none.
 */
export function hasBeenChecked(
  { phase, failedChecks, canaryWeight, iterations }: CanaryStatus,
  spec: CanarySpec,
): boolean {
  const [first = 0] = plannedWeights(spec);
  return (
    failedChecks > 0 ||
    iterations > 1 ||
    canaryWeight > first ||
    AFTER_ANALYSIS.includes(phase)
  );
}
