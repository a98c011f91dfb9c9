import { createHash } from 'node:crypto';
import { access, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Recipe } from './recipes';

const STAMP = '.built-from';

/** Digest of all that decides what a recipe's binaries are: its flags and its module's files. */
export async function digestOf(
  recipe: Recipe,
  moduleFolder: string,
): Promise<string> {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([recipe.commands, recipe.flags]));
  for (const name of (await readdir(moduleFolder)).sort()) {
    hash.update(`\0${name}\0`).update(await readFile(join(moduleFolder, name)));
  }
  return hash.digest('hex');
}

/** Whether the folder has all binaries of a recipe, built from that digest. */
export async function isBuilt(
  folder: string,
  digest: string,
  binaries: string[],
): Promise<boolean> {
  const last = await readFile(join(folder, STAMP), 'utf8').catch(() => null);
  if (last !== digest) return false;
  const there = await Promise.all(
    binaries.map(name => exists(join(folder, name))),
  );
  return there.every(Boolean);
}

/** Notes that a folder is complete. */
export function writeStamp(folder: string, digest: string): Promise<void> {
  return writeFile(join(folder, STAMP), digest);
}

export function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
