import { readFile, rm } from 'node:fs/promises';
import { interrupt } from '../lib/interrupt.mjs';
import { say, Stop } from '../lib/say.mjs';

/** A check that either holds or does not. */
export async function oneCheck(run) {
  return (await succeeds(run))
    ? { passed: 1, failed: 0 }
    : { passed: 0, failed: 1 };
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
  const succeeded = await succeeds(run);
  const text = await readFile(report, 'utf8').catch(() => null);
  const { passed, failed } = text
    ? read(JSON.parse(text))
    : { passed: 0, failed: [] };
  failed.forEach(name => say(`  ✗ ${name}`));
  if (succeeded && passed === 0) say('  ✗ No test was run.');
  const crashed = failed.length === 0 && (!succeeded || passed === 0);
  return { passed, failed: failed.length + (crashed ? 1 : 0) };
}

async function succeeds(run) {
  try {
    await run();
    return true;
  } catch (error) {
    if (!(error instanceof Stop) || interrupt.aborted) throw error;
    // The others are still worth knowing.
    say(`✗ ${error.message}`);
    return false;
  }
}
