import type { Result } from './Result';

/**
 * Whether it was not played as it is written: a machine was too slow for what the scenario does between
 * two ticks, as the cluster itself shows. Nothing else is forgiven, least of all a moment at which
 * portal and cluster did not agree.
 */
export function isWorthAnother({
  world,
  differences,
  wrong,
  late,
}: Pick<Result, 'world' | 'differences' | 'wrong' | 'late'>): boolean {
  return (
    world === 'testbed' &&
    differences.length === 0 &&
    wrong.length > 0 &&
    late.length > 0
  );
}
