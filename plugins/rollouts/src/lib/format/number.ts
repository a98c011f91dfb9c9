/** A percentage without noise: at most one digit after the point. */
export function roundPercent(value: number): number {
  return Math.round(value * 10) / 10;
}
