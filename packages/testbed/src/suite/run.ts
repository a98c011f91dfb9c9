import { writeFile } from 'node:fs/promises';
import { chooseScenarios } from '../scenarios/all';
import type { StartWorld } from '../world/World';
import { disagreementsOf } from './disagreements';
import { isRecordedVersion, recordedLines } from './recorded';
import type { Result } from './Result';
import { runSuite } from './runSuite';
import { table } from './table';

interface RunOptions {
  /** One after the other. */
  worlds: StartWorld[];
  /** Names of scenarios; none: all. */
  names: string[];
  /** File for `{ passed, failed: names, table }`, or null. */
  report: string | null;
  print: (text: string) => void;
}

/**
 * Plays scenarios in each world and compares the worlds with each other and with the recordings.
 *
 * @returns whether everything agreed
 * @throws Error for an unknown scenario, and when a world or the portal does not start
 */
export async function run(options: RunOptions): Promise<boolean> {
  const { worlds, names, report, print } = options;
  const scenarios = chooseScenarios(names);
  const results: Result[] = [];
  for (const startWorld of worlds) {
    const played = await runSuite({
      startWorld,
      scenarios,
      onResult: ({ scenario, world, wrong }) =>
        print(`${wrong.length === 0 ? '✓' : '✗'} ${scenario} (${world})`),
      report: message => print(`! ${message}`),
    });
    results.push(...played);
  }
  const { compared, disagreements } = disagreementsOf(
    results.filter(({ flagger }) => isRecordedVersion(flagger)),
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
    await writeFile(
      report,
      JSON.stringify({ passed, failed: broken, table: table(results) }),
    );
  }
  return broken.length === 0;
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
    ...results.flatMap(({ scenario, world, wrong }) =>
      wrong.map(words => ({ name: `${scenario} (${world})`, words })),
    ),
    ...disagreements.map(({ scenario, words }) => ({ name: scenario, words })),
  ];
}

function hasFailed(names: string[]) {
  return ({ scenario, world }: Result) =>
    names.includes(scenario) || names.includes(`${scenario} (${world})`);
}
