import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { endLeftovers } from './process/leftovers';

/** Tells a testbed's folder from one that somebody named by mistake. */
const MARK = '.testbed';

/**
 * Makes the folder empty and ours, and ends what an earlier testbed left there.
 *
 * @throws Error when something else is in it
 */
export async function claimFolder(folder: string): Promise<void> {
  const names: string[] = await readdir(folder).catch(() => []);
  if (names.length > 0 && !names.includes(MARK)) {
    throw new Error(
      `${folder} has files that no testbed wrote. Name another folder, or an empty one.`,
    );
  }
  await endLeftovers(folder);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, MARK), '');
}
