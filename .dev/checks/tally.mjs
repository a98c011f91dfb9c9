import { readFile, rm } from 'node:fs/promises';
import { interrupt } from '../lib/interrupt.mjs';
import { say, Stop } from '../lib/say.mjs';

/**
 * A check that either holds or does not.
 *
 * @returns `{ passed: number, failed: names }`, as every check does
 */
export async function oneCheck(run) {
  const problem = await problemOf(run);
  return { passed: problem ? 0 : 1, failed: problem ? [problem] : [] };
}

/**
 * A runner of many tests that leaves a report. A runner that fails without a failed test, leaves no
 * report or runs nothing is a failure of its own.
 *
 * @param report file that the runner writes
 * @param read what is in it: `{ passed, failed: names }`
 */
export async function manyTests(report, read, run) {
  await rm(report, { force: true });
  const problem = await problemOf(run);
  const text = await readFile(report, 'utf8').catch(() => null);
  const { passed, failed } = text
    ? read(JSON.parse(text))
    : { passed: 0, failed: [] };
  if (failed.length > 0) return { passed, failed };
  if (problem) return { passed, failed: [problem] };
  return { passed, failed: passed === 0 ? ['No test was run.'] : [] };
}

async function problemOf(run) {
  try {
    await run();
    return null;
  } catch (error) {
    if (!(error instanceof Stop) || interrupt.aborted) throw error;
    // The others are still worth knowing.
    say(`✗ ${error.message}`);
    return error.message;
  }
}
