import type { Result } from './Result';

/**
 * In real time a machine may be too late for what a scenario wants to do between two ticks. Then it
 * was not played as it is written, which is seen when nothing runs beside it. A moment at which portal
 * and cluster did not agree is never forgiven.
 */
export function isWorthAnother({
  world,
  differences,
  wrong,
}: Pick<Result, 'world' | 'differences' | 'wrong'>): boolean {
  return world === 'testbed' && differences.length === 0 && wrong.length > 0;
}
