import { isInRun, Rollout } from '@rollouts/backstage-plugin-rollouts-common';

/** More dots than this say nothing that the text does not say better. */
const MOST_DOTS = 12;

export interface ChecksView {
  used: number | null;
  limit: number;
  /** One per allowed failure, true: used. Empty when there are too many to draw. */
  dots: boolean[];
}

/**
 * Failed checks used and allowed; null when there is no release to count them for. Flagger sets its
 * own number back to 0 when a release fails, so after the end the recorded number is shown. It may
 * be above the limit: that is how a release is aborted from outside.
 */
export function toChecks(rollout: Rollout): ChecksView | null {
  const { failedChecks, phase, release } = rollout;
  const { limit } = failedChecks;
  const running = isInRun(phase);
  if (!running && !release) return null;
  const used = running ? failedChecks.used : release?.failedChecks ?? null;
  const drawable = used !== null && limit <= MOST_DOTS;
  return {
    used,
    limit,
    dots: drawable
      ? Array.from({ length: limit }, (_, index) => index < used)
      : [],
  };
}
