import type { Checker } from '../../suite/Checker';

type Compared = Pick<Checker, 'comparisons' | 'moved' | 'differences'>;

/** What was wrong with how portal and cluster agreed in the end; that nothing was compared is wrong too. */
export function judgeEnding({
  comparisons,
  moved,
  differences,
}: Compared): string[] {
  const rules: Array<[boolean, string]> = [
    [
      moved === 0,
      'in the end the cluster did not rest, so it was not compared',
    ],
    [comparisons > 0, 'in the end nothing was compared'],
  ];
  return [
    ...rules.filter(([holds]) => !holds).map(([, words]) => words),
    ...differences.map(
      ({ field, cluster, portal }) =>
        `in the end ${field} is ${cluster} in the cluster, ${portal} in the portal`,
    ),
  ];
}
