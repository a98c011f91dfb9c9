/** Upper bounds of all histograms, in milliseconds; the one above all is implied. */
export const BOUNDS_MS = [
  5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000,
];

const P99 = 0.99;

/**
 * The share that takes no longer than a bound, for latencies that are spread so that
 * `histogram_quantile(0.99, …)` gives exactly the percentile that was asked for: Prometheus takes
 * what lies between two bounds for evenly spread.
 */
export function shareWithin(boundMs: number, p99Ms: number): number {
  const upper = BOUNDS_MS.find(bound => bound >= p99Ms);
  if (upper === undefined) return boundMs === Infinity ? 1 : 0;
  const lower = BOUNDS_MS.findLast(bound => bound < p99Ms) ?? 0;
  const place = (p99Ms - lower) / (upper - lower);
  const below = Math.max(0, (P99 - place) / (1 - place)) || 0;
  if (boundMs <= lower) return (below * boundMs) / lower;
  if (boundMs > upper) return 1;
  return place > P99 ? P99 / place : 1;
}
