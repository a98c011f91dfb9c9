import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commandOf, endLeftovers } from './process/leftovers';

/** Holds the number of the process that works in a testbed's folder. */
const MARK = '.testbed';

/**
 * Makes the folder empty and ours, and ends what an earlier testbed left there.
 *
 * @throws Error when something else is in it, or another process works with it
 */
export async function claimFolder(folder: string): Promise<void> {
  const names: string[] = await readdir(folder).catch(() => []);
  if (names.length > 0 && !names.includes(MARK)) {
    throw new Error(
      `${folder} has files that no testbed wrote. Name another folder, or an empty one.`,
    );
  }
  const owner = await ownerOf(folder);
  if (owner !== null) {
    throw new Error(
      `Process ${owner} works with the testbed in ${folder}. End it, or name another folder (--folder).`,
    );
  }
  await endLeftovers(folder);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, MARK), String(process.pid));
}

/** Null as well for ourselves, and for a number that another program got since. */
async function ownerOf(folder: string): Promise<number | null> {
  const text = await readFile(join(folder, MARK), 'utf8').catch(() => '');
  const pid = Number(text);
  if (!Number.isInteger(pid) || pid <= 1 || pid === process.pid) return null;
  return /\bcli\.ts\b/.test((await commandOf(pid)) ?? '') ? pid : null;
}
