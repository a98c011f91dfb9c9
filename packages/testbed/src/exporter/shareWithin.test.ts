import { BOUNDS_MS, shareWithin } from './shareWithin';

/** As Prometheus does it: the bucket of the rank, and its place in there. */
function quantile(share: number, p99Ms: number): number {
  const index = BOUNDS_MS.findIndex(
    bound => shareWithin(bound, p99Ms) >= share,
  );
  const lower = BOUNDS_MS[index - 1] ?? 0;
  const below = index === 0 ? 0 : shareWithin(lower, p99Ms);
  const within = shareWithin(BOUNDS_MS[index], p99Ms) - below;
  return lower + (BOUNDS_MS[index] - lower) * ((share - below) / within);
}

it.each([5, 49.9, 50, 120, 249, 250, 800, 9_999, 45_000])(
  'lets Prometheus read a 99th percentile of %s ms',
  p99Ms => {
    expect(quantile(0.99, p99Ms)).toBeCloseTo(p99Ms);
  },
);

it('never falls from one bound to the next and ends at all', () => {
  for (const p99Ms of [5, 120, 250, 45_000]) {
    const shares = BOUNDS_MS.map(bound => shareWithin(bound, p99Ms));
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
    expect(shares.at(-1)).toBe(1);
  }
});
