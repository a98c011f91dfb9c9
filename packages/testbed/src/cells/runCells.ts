import { readFile, writeFile } from 'node:fs/promises';
import { inTheatre } from '../suite/inTheatre';
import type { Theatre } from '../suite/Theatre';
import type { StartWorld } from '../world/World';
import { cellTable, gapTable, inWords, summaryOf } from './cellTable';
import { Housing, housingOf } from './housing';
import { PAGE } from './matrix/page';
import { Matrix } from './matrix/Matrix';
import { readMatrix } from './matrix/readMatrix';
import { playTour, TourResult } from './playTour';
import { accountOf } from './reach';
import { allTours } from './tours/all';
import type { Tour } from './tours/Tour';
import { Book } from './visit/CellResult';

interface RunOptions {
  startWorld: StartWorld;
  /** Only tours whose description has all of these in it; none: all. */
  words: string[];
  folder: string;
  /** File of the answers that are expected; null: the project's page. */
  page: string | null;
  /** File for `{ summary, table, gaps, cells, tours }`, or null. */
  report: string | null;
  /** How many tours are played side by side in real time. */
  atOnce: number;
  print: (text: string) => void;
}

/**
 * Takes Canaries through all cells of the page of answers that a cluster gets into.
 *
 * @returns whether everything was as the page says
 * @throws Error when no tour is meant, and when a world or the portal does not start
 */
export async function runCells(options: RunOptions): Promise<boolean> {
  const { words, page, report, print } = options;
  const matrix = readMatrix(await readFile(page ?? PAGE, 'utf8'));
  const all = allTours(matrix);
  // The longest first, so that none of them is alone in the end.
  const tours = all
    .filter(tour => isMeant(tour, words))
    .sort((a, b) => b.steps.length - a.steps.length);
  if (tours.length === 0) {
    throw new Error(`No tour has all of ${words.join(', ')} in it.`);
  }
  const book = new Book();
  let housing: Housing | undefined;
  const played = await inTheatre(
    {
      ...options,
      report: message => print(`! ${message}`),
      portalOf: async ({ clusters }) => {
        housing = await housingOf(clusters, tours);
        return housing;
      },
    },
    theatre =>
      playAll(tours, theatre, housing as Housing, { matrix, book }, options),
  ).finally(() => housing?.close());
  const summary = summaryOf(matrix, book.results, played);
  const account = accountOf(matrix, all);
  print(`\n${cellTable(matrix, book.results)}\n`);
  if (words.length === 0) print(`${gapTable(account)}\n`);
  inWords(book.results, played).forEach(line => print(line));
  print(summary.words);
  if (report) {
    await writeFile(
      report,
      JSON.stringify({
        summary,
        table: cellTable(matrix, book.results),
        gaps: gapTable(account),
        cells: book.results,
        tours: played.map(({ tour, ...rest }) => ({
          name: tour.name,
          ...rest,
        })),
      }),
    );
  }
  return summary.differed === 0 && summary.broken === 0;
}

/** What a person can choose a tour by. */
function isMeant(tour: Tour, words: string[]): boolean {
  const { name, strategy, hooks, house } = tour;
  const description = [name, strategy, hooks, house].join(' / ');
  return words.every(word => description.includes(word));
}

async function playAll(
  tours: Tour[],
  theatre: Theatre,
  housing: Housing,
  notes: { matrix: Matrix; book: Book },
  { atOnce, print }: RunOptions,
): Promise<TourResult[]> {
  const results: TourResult[] = [];
  const isReal = theatre.world.name === 'testbed';
  const waiting = tours.filter(tour => isReal || !tour.isRealOnly);
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const result = await playTour(next, theatre, housing.homeOf(next), notes);
      results.push(result);
      const seconds = Math.round(result.durationMs / 1_000);
      const mark = result.broken ? `✗ ${result.broken}` : '✓';
      print(
        `${next.name} (${next.strategy}, ${next.hooks}) ${seconds} s ${mark}`,
      );
    }
  };
  const isAlone = theatre.world.stagesAtOnce === 1;
  await Promise.all(Array.from({ length: isAlone ? 1 : atOnce }, lane));
  return results;
}
