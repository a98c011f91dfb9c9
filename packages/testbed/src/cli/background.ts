import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readState } from './state';

/**
 * Starts the same command in a process of its own, shows what it says, and returns when its testbed
 * is up.
 *
 * @throws Error when it ended before
 */
export async function upInBackground(
  args: string[],
  folder: string,
): Promise<void> {
  // Beside the folder, which the testbed makes anew.
  const logFile = `${folder}.log`;
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'w');
  const child = spawn(
    process.execPath,
    [...process.execArgv, process.argv[1], ...args],
    { detached: true, stdio: ['ignore', log, log] },
  );
  closeSync(log);
  let shown = 0;
  while (child.exitCode === null && child.signalCode === null) {
    const text = await readFile(logFile, 'utf8');
    process.stdout.write(text.slice(shown));
    shown = text.length;
    if ((await readState(folder))?.pid === child.pid) {
      child.unref();
      return;
    }
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  throw new Error(`The testbed did not start, its log: ${logFile}`);
}
