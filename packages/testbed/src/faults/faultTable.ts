import type { FaultResult } from './FaultResult';

const HEAD = [
  'fault',
  'seconds',
  'the portal meanwhile',
  'transitions',
  'lost',
  'gaps',
  '410',
  'writes',
  'compared',
  'wrong',
];

/** One row a fault, as Markdown. */
export function faultTable(results: FaultResult[]): string {
  const rows = results.map(result => [
    `\`${result.fault}\``,
    String(Math.round(result.durationMs / 1_000)),
    meanwhile(result),
    String(result.transitions),
    String(result.lost),
    String(result.gaps),
    String(result.expired),
    String(result.writes),
    String(result.comparisons),
    String(result.wrong.length),
  ]);
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(HEAD), line(HEAD.map(() => '---')), ...rows.map(line)].join(
    '\n',
  );
}

function meanwhile({ showed, writesAtKills }: FaultResult): string {
  const writes = `writes at the kill: ${writesAtKills.join(', ')}`;
  return [showed, writesAtKills.length > 0 ? writes : '']
    .filter(Boolean)
    .join('; ');
}
