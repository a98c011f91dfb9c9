import { readdir, readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { ask } from '../../build/run';

/** A process that a pid file below a testbed's folder names. */
export interface Leftover {
  /** Cluster and program, as `one/etcd`. */
  name: string;
  pid: number;
  pidFile: string;
  /** Whether it lives and is really one of the testbed's, not another that got its number. */
  isOurs: boolean;
}

/** The command line of a process; null when there is none of that number. */
export const commandOf = (pid: number) =>
  ask('ps', ['-ww', '-o', 'command=', '-p', String(pid)]);

/** All that pid files below the folder name. */
export async function findLeftovers(folder: string): Promise<Leftover[]> {
  const found: Leftover[] = [];
  for (const pidFile of await pidFiles(folder)) {
    const pid = Number(await readFile(pidFile, 'utf8'));
    if (!Number.isInteger(pid) || pid <= 1) continue;
    const isOurs = belongsTo(folder, await commandOf(pid));
    const name = relative(folder, pidFile).replace(/\/run\/(.*)\.pid$/, '/$1');
    found.push({ name, pid, pidFile, isOurs });
  }
  return found;
}

/** Ends what a testbed left behind when it was killed, paused or not, and returns how many. */
export async function endLeftovers(folder: string): Promise<number> {
  let count = 0;
  for (const { pid, pidFile, isOurs } of await findLeftovers(folder)) {
    if (isOurs && kill(pid)) count += 1;
    await rm(pidFile, { force: true });
  }
  return count;
}

/** Whether it was still there. */
function kill(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Whether a command line names the folder or something below it. */
export function belongsTo(folder: string, command: string | null): boolean {
  return new RegExp(`${escape(folder)}(/|\\s|$)`).test(command ?? '');
}

async function pidFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(
    () => [],
  );
  const files: string[] = [];
  for (const { name } of entries.filter(entry => entry.isDirectory())) {
    const run = join(folder, name, 'run');
    const names = await readdir(run).catch(() => []);
    files.push(
      ...names
        .filter(file => file.endsWith('.pid'))
        .map(file => join(run, file)),
    );
  }
  return files;
}
