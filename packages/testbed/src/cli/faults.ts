import { runFaults } from '../faults/runFaults';
import type { Options } from './options';

/** `testbed faults [name…]`. Ends with code 1 when anything was not as it must be. */
export async function playFaults({
  words,
  versions,
  folder,
  report,
}: Options): Promise<void> {
  const [, ...names] = words;
  const isAsItMustBe = await runFaults({
    names,
    versions,
    // Not that of a testbed that somebody works with.
    folder: `${folder}-faults`,
    report,
    print: text => console.log(text),
  });
  if (!isAsItMustBe) process.exitCode = 1;
}
