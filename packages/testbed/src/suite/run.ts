import { chooseScenarios } from '../scenarios/all';
import type { StartWorld } from '../world/World';
import { disagreementsOf } from './disagreements';
import { isRecordedVersion, recordedLines } from './recorded';
import { readResults, writeReport } from './report';
import { hasPassed, Result } from './Result';
import { runSuite } from './runSuite';
import { table } from './table';

interface RunOptions {
  /** One after the other. */
  worlds: StartWorld[];
  /** Names of scenarios; none: all. */
  names: string[];
  /** Where the portals of the worlds keep what they have, each in a folder of its own. */
  folder: string;
  /** File for a report of `writeReport`, or null. */
  report: string | null;
  /** Report of another run, with whose worlds these are compared too, or null. */
  against: string | null;
  print: (text: string) => void;
}

/**
 * Plays scenarios in each world and compares the worlds with each other and with the recordings.
 *
 * @returns whether everything agreed
 * @throws Error for an unknown scenario, and when a world or the portal does not start
 */
export async function run(options: RunOptions): Promise<boolean> {
  const { worlds, names, folder, report, print } = options;
  const others = options.against ? await readResults(options.against) : [];
  const scenarios = chooseScenarios(names);
  const results: Result[] = [];
  for (const startWorld of worlds) {
    const played = await runSuite({
      startWorld,
      scenarios,
      folder,
      onResult: result => print(lineOf(result)),
      report: message => print(`! ${message}`),
    });
    results.push(...played);
  }
  const { compared, disagreements } = disagreementsOf(
    [...results, ...others].filter(({ flagger }) => isRecordedVersion(flagger)),
    recordedLines,
  );
  const failed = failuresIn(results, disagreements);
  const sum = results.reduce((total, r) => total + r.comparisons, compared);
  const moved = results.reduce((total, r) => total + r.moved, 0);
  print(`\n${table(results)}\n`);
  failed.forEach(({ name, words }) => print(`✗ ${name}: ${words}`));
  print(
    `${sum} values compared; ${moved} moments left out because the cluster moved.`,
  );
  const broken = [...new Set(failed.map(({ name }) => name))];
  const passed = results.length - results.filter(hasFailed(broken)).length;
  print(`${passed} passed, ${results.length - passed} failed`);
  if (report) {
    await writeReport(report, {
      passed,
      failed: broken,
      table: table(results),
      results,
    });
  }
  return broken.length === 0;
}

function lineOf(result: Result): string {
  const { scenario, world, plays, differences, wrong, late } = result;
  const again = plays > 1 ? ', again' : '';
  const words = (
    hasPassed(result) ? [] : [...differences, ...wrong, ...late]
  ).map(line => `\n    ${line}`);
  const mark = hasPassed(result) ? '✓' : '✗';
  return `${mark} ${scenario} (${world}${again})${words.join('')}`;
}

interface Failure {
  /** `scenario (world)`, or the scenario alone where worlds disagree. */
  name: string;
  words: string;
}

function failuresIn(
  results: Result[],
  disagreements: Array<{ scenario: string; words: string }>,
): Failure[] {
  return [
    ...results.flatMap(({ scenario, world, differences, wrong }) =>
      [...differences, ...wrong].map(words => ({
        name: `${scenario} (${world})`,
        words,
      })),
    ),
    ...disagreements.map(({ scenario, words }) => ({ name: scenario, words })),
  ];
}

function hasFailed(names: string[]) {
  return ({ scenario, world }: Result) =>
    names.includes(scenario) || names.includes(`${scenario} (${world})`);
}
