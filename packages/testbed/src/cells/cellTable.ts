import { cellName } from './Cell';
import type { Matrix } from './matrix/Matrix';
import type { TourResult } from './playTour';
import { Account, allPlaces } from './reach';
import type { CellResult } from './visit/CellResult';

/** A run in numbers. */
export interface Summary {
  agreed: number;
  /** Of them, those that were done, and not refused. */
  done: number;
  differed: number;
  /** Tours that did not come to their end. */
  broken: number;
  /** Tours that broke off, and were played once more. */
  repeated: number;
  words: string;
}

export function summaryOf(
  matrix: Matrix,
  results: CellResult[],
  tours: TourResult[],
): Summary {
  const differed = results.filter(({ wrong }) => wrong.length > 0).length;
  const agreed = results.length - differed;
  const done = results.filter(r => r.done && r.wrong.length === 0).length;
  const broken = tours.filter(tour => tour.broken !== null).length;
  const repeated = tours.filter(tour => tour.before !== null).length;
  const all = matrix.verbs.length * allPlaces(matrix).length;
  const words = `${results.length} of ${all} cells met in ${tours.length} tours: ${agreed} agreed, ${done} of them done; ${differed} differed; ${broken} tours broke off, ${repeated} were played twice.`;
  return { agreed, done, differed, broken, repeated, words };
}

/** One row a situation and a column a verb, as Markdown: cells that agreed, and in bold those that differed. */
export function cellTable(
  { verbs, situations }: Matrix,
  results: CellResult[],
): string {
  const head = ['situation', 'places', ...verbs];
  const rows = situations.flatMap(situation => {
    const here = results.filter(({ cell }) => cell.situation === situation);
    if (here.length === 0) return [];
    const places = new Set(
      here.map(({ cell: { phase, strategy, hooks } }) =>
        [phase, strategy, hooks].join(),
      ),
    );
    const ofVerbs = verbs.map(verb =>
      toCount(here.filter(({ cell }) => cell.verb === verb)),
    );
    return [[situation, String(places.size), ...ofVerbs]];
  });
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join(
    '\n',
  );
}

/** Places that no tour goes to, one row a reason, as Markdown. */
export function gapTable({ looked, gaps }: Account): string {
  const rows = gaps.map(({ gap, places }) => [String(places.length), gap.why]);
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(['places', 'no cluster gets there, since']),
    line(['---', '---']),
    line([String(looked.length), 'tours go there']),
    ...rows.map(line),
  ].join('\n');
}

function toCount(results: CellResult[]): string {
  const differed = results.filter(({ wrong }) => wrong.length > 0).length;
  const done = results.filter(r => r.done && r.wrong.length === 0).length;
  return [
    String(results.length - differed),
    done > 0 ? `(${done} done)` : '',
    differed > 0 ? `**${differed} differed**` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** What was not as it must be, and what was played twice. */
export function inWords(results: CellResult[], tours: TourResult[]): string[] {
  return [
    ...results
      .filter(({ wrong }) => wrong.length > 0)
      .map(({ cell, wrong }) => `✗ ${cellName(cell)}: ${wrong.join('; ')}`),
    ...tours.flatMap(({ tour, before }) =>
      before ? [`! ${tour.name} was played twice, since ${before}`] : [],
    ),
    ...tours.flatMap(({ tour, broken }) =>
      broken ? [`✗ ${tour.name} broke off at ${broken}`] : [],
    ),
  ];
}
