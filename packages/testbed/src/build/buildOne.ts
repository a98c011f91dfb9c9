import { mkdir, rename, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { binFolder, moduleFolder } from './folders';
import { runGo } from './go';
import type { Recipe } from './recipes';
import type { Report } from './run';
import { digestOf, writeStamp } from './stamp';

/**
 * Builds the binaries of one recipe beside their place and moves them there when all are done, so
 * that a folder is either complete or not there.
 */
export async function buildOne(
  recipe: Recipe,
  { go, cache, report }: { go: string; cache: string; report: Report },
): Promise<void> {
  const source = moduleFolder(recipe.name);
  const folder = binFolder(cache, recipe.name);
  const beside = `${folder}.${process.pid}`;
  await mkdir(beside, { recursive: true });
  try {
    await runGo(go, buildArgs(recipe, beside), {
      title: `Building ${recipe.name}`,
      cwd: source,
      report,
    });
    await writeStamp(beside, await digestOf(recipe, source));
    await rm(folder, { recursive: true, force: true });
    await rename(beside, folder);
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

/** `-v` names each package, which is what there is to see of progress. */
export function buildArgs(recipe: Recipe, folder: string): string[] {
  const output =
    recipe.commands[0] === '.'
      ? join(folder, recipe.binaries[0])
      : `${folder}${sep}`;
  return ['build', '-v', ...recipe.flags, '-o', output, ...recipe.commands];
}
