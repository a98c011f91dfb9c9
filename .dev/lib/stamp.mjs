import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cacheDir } from './paths.mjs';

/**
 * Does the work only when its inputs differ from those of the last time it succeeded, or when what
 * it made is gone.
 *
 * @param name one word
 * @param inputs files, folders or plain values
 * @param made a file that the work leaves behind
 */
export async function onceFor(name, { inputs, made }, work) {
  const file = path.join(cacheDir, 'stamps', name);
  const digest = await digestOf(inputs);
  const last = await readFile(file, 'utf8').catch(() => null);
  if (last === digest && (await exists(made))) return;
  await work();
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, digest);
}

export async function exists(file) {
  return stat(file).then(
    () => true,
    () => false,
  );
}

async function digestOf(inputs) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    hash.update(`${input}\0`);
    for (const file of await filesIn(input)) {
      hash.update(file).update(await readFile(file));
    }
  }
  return hash.digest('hex');
}

async function filesIn(input) {
  const found = await stat(input).catch(() => null);
  if (!found) return [];
  if (found.isFile()) return [input];
  const entries = await readdir(input, {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath ?? entry.path, entry.name))
    .filter(file => !/[\\/](node_modules|dist|coverage)[\\/]/.test(file))
    .sort();
}
