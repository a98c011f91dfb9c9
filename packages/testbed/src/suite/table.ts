import type { Result } from './Result';

const HEAD = [
  ...['scenario', 'world', 'seconds'],
  ...['plays', 'compared', 'differences'],
];

/** One row a scenario and world, as Markdown. */
export function table(results: Result[]): string {
  const rows = results.map(result => [
    result.scenario,
    result.world,
    (result.durationMs / 1_000).toFixed(1),
    String(result.plays),
    String(result.comparisons),
    String(result.differences.length + result.wrong.length),
  ]);
  const widths = HEAD.map((head, i) =>
    Math.max(head.length, ...rows.map(row => row[i].length)),
  );
  const line = (cells: string[]) =>
    `| ${cells.map((cell, i) => pad(cell, widths[i], i)).join(' | ')} |`;
  const rule = `| ${widths
    .map((width, i) =>
      i < 2 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
    )
    .join(' | ')} |`;
  return [line(HEAD), rule, ...rows.map(line)].join('\n');
}

/** Numbers to the right. */
function pad(cell: string, width: number, column: number): string {
  return column < 2 ? cell.padEnd(width) : cell.padStart(width);
}
