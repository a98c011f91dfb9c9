import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
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
  await removeAbandoned(folder);
  const beside = `${folder}.${process.pid}`;
  await mkdir(beside, { recursive: true });
  try {
    await runGo(go, buildArgs(recipe, beside), {
      title: `Building ${recipe.name} (${recipe.coldSeconds} s on 2 idle cores)`,
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

/** What a build left that was killed; its process number is the last part of the name. */
async function removeAbandoned(folder: string): Promise<void> {
  const names: string[] = await readdir(dirname(folder)).catch(() => []);
  for (const name of names) {
    const pid = abandonedBy(basename(folder), name);
    if (pid !== null && !isAlive(pid)) {
      await rm(join(dirname(folder), name), { recursive: true, force: true });
    }
  }
}

/** The process that made a folder beside the one of a recipe; null for all other folders. */
export function abandonedBy(recipe: string, name: string): number | null {
  const pid = name.startsWith(`${recipe}.`) && name.slice(recipe.length + 1);
  return pid && /^\d+$/.test(pid) ? Number(pid) : null;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
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
