import type { Exchange } from '../proxy/Traffic';

/**
 * What was wrong with how often the portal wrote.
 *
 * @param writes that the cluster took, or may have taken
 * @param wanted how many it was asked for
 */
export function judgeWrites(
  writes: Array<Pick<Exchange, 'status'>>,
  wanted: number,
): string[] {
  if (writes.length === wanted) return [];
  const unanswered = writes.filter(({ status }) => status === null).length;
  const unsure = unanswered > 0 ? `, ${unanswered} of them unanswered` : '';
  return [
    `the cluster took ${writes.length} writes of the portal instead of ${wanted}${unsure}`,
  ];
}
