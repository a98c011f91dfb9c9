import { readFile, writeFile } from 'node:fs/promises';
import { inTheatre } from '../suite/inTheatre';
import type { Theatre } from '../suite/Theatre';
import type { StartWorld } from '../world/World';
import { cellTable, gapTable, inWords, summaryOf } from './cellTable';
import { Housing, housingOf, namespacesOf } from './housing';
import { PAGE } from './matrix/page';
import { Matrix } from './matrix/Matrix';
import { readMatrix } from './matrix/readMatrix';
import { playTour, TourResult } from './playTour';
import { accountOf } from './reach';
import { allTours } from './tours/all';
import type { Tour } from './tours/Tour';
import { Book } from './visit/CellResult';

/** How many tours are played once more at the same time. */
const FEW = 16;

interface RunOptions {
  startWorld: StartWorld;
  /** Only tours whose description has all of these in it, of `this|that` one; none: all. */
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
  return words.every(word =>
    word.split('|').some(either => description.includes(either)),
  );
}

async function playAll(
  tours: Tour[],
  theatre: Theatre,
  housing: Housing,
  notes: { matrix: Matrix; book: Book },
  { atOnce, print }: RunOptions,
): Promise<TourResult[]> {
  const { name: world, stagesAtOnce } = theatre.world;
  const isReal = world === 'testbed';
  const played = tours.filter(tour => isReal || !tour.isRealOnly);
  let ended = 0;
  const play = async (tour: Tour, again: 0 | 1) => {
    const namespace = namespacesOf(tour)[again];
    const home = housing.homeOf(tour, namespace);
    const result = await playTour(tour, namespace, theatre, home, notes);
    ended += again ? 0 : 1;
    print(`${ended} of ${played.length} ${lineOf(result, again)}`);
    return result;
  };
  const first = await sideBySide(played, isReal ? atOnce : stagesAtOnce, tour =>
    play(tour, 0),
  );
  // A busy machine comes too late for a phase of ten seconds: once more, with little beside it. What
  // was answered meanwhile stays in the book.
  const late = first.filter(({ broken, isFinal }) => broken && !isFinal);
  const second = await sideBySide(isReal ? late : [], FEW, async result => ({
    ...(await play(result.tour, 1)),
    before: result.broken,
  }));
  const again = new Map(second.map(result => [result.tour, result]));
  return first.map(result => again.get(result.tour) ?? result);
}

async function sideBySide<T, R>(
  items: T[],
  lanes: number,
  use: (item: T) => Promise<R>,
): Promise<R[]> {
  const waiting = [...items];
  const results: R[] = [];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      results.push(await use(next));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

function lineOf({ tour, durationMs, broken }: TourResult, again: 0 | 1) {
  const { name, strategy, hooks } = tour;
  const mark = broken ? '✗' : '✓';
  const words = [strategy, hooks, ...(again ? ['again'] : [])].join(', ');
  const seconds = Math.round(durationMs / 1_000);
  return `${mark} ${name} (${words}) ${seconds} s${
    broken ? `: ${broken}` : ''
  }`;
}
