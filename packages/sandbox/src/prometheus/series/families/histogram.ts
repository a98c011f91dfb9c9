/** Upper bounds as the client libraries' usual ones, in seconds. */
export const REQUEST_BUCKETS = [
  0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
];

/** Upper bounds of what may take a minute. */
export const WORK_BUCKETS = [
  0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60,
];

export const BUILD_BUCKETS = [5, 10, 20, 30, 60, 120, 180, 300, 600];

/** Bounds with the one above all, as the label `le` writes them. */
export function bounds(buckets: number[]): Array<{ le: string; upTo: number }> {
  return [...buckets, Infinity].map(upTo => ({
    le: upTo === Infinity ? '+Inf' : String(upTo),
    upTo,
  }));
}
