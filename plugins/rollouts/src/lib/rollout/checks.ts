import type { Rollout } from '@rollouts/backstage-plugin-rollouts-common';

/** More dots than this say nothing that the text does not say better. */
const MOST_DOTS = 12;

export interface ChecksView {
  used: number | null;
  limit: number;
  /** One per allowed failure, true: used. Empty when there are too many to draw. */
  dots: boolean[];
}

/** Failed checks used and allowed. Flagger may be told a number above its limit (an abort). */
export function toChecks({ failedChecks }: Rollout): ChecksView {
  const { used, limit } = failedChecks;
  const drawable = used !== null && limit <= MOST_DOTS;
  return {
    used,
    limit,
    dots: drawable
      ? Array.from({ length: limit }, (_, index) => index < used)
      : [],
  };
}
