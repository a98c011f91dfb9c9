import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { messageOf } from '../messageOf';

/** Nothing is silent for longer. */
const SIGN_OF_LIFE_MS = 8_000;
const KEPT_LINES = 40;

/** Where lines for the person at the keyboard go. */
export type Report = (line: string) => void;

export interface RunOptions {
  title: string;
  report: Report;
  cwd?: string;
  env?: NodeJS.ProcessEnv;
}

/**
 * Runs a long command; its output is kept back and shown when it fails. Meanwhile a line now and
 * then says how long it takes and what it said last.
 *
 * @throws Error with the last lines of its output
 */
export async function run(
  command: string,
  args: string[],
  { title, report, cwd, env }: RunOptions,
): Promise<void> {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1_000)} s`;
  report(`• ${title} …`);
  const kept: string[] = [];
  let count = 0;
  const alive = setInterval(() => {
    const last = kept.at(-1)?.slice(0, 90);
    report(`  … ${seconds()}${last ? `, ${count} lines: ${last}` : ''}`);
  }, SIGN_OF_LIFE_MS);
  try {
    await ended(command, args, { cwd, env }, line => {
      count += 1;
      kept.push(line);
      kept.splice(0, Math.max(0, kept.length - KEPT_LINES));
    });
  } catch (error) {
    const output = kept.map(line => `  | ${line}`).join('\n');
    throw new Error(`${title}: ${messageOf(error)}\n${output}`);
  } finally {
    clearInterval(alive);
  }
  report(`  done in ${seconds()}`);
}

/** Output of a short command; null when there is no such command or it fails. */
export async function ask(
  command: string,
  args: string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<string | null> {
  const lines: string[] = [];
  try {
    await ended(command, args, options, line => lines.push(line));
    return lines.join('\n');
  } catch {
    return null;
  }
}

function ended(
  command: string,
  args: string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv },
  onLine: (line: string) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const stop = () => child.kill();
    process.once('exit', stop);
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', onLine);
    }
    child.once('error', reject);
    child.once('close', code => {
      process.off('exit', stop);
      if (code === 0) resolve();
      else reject(new Error(`${command} ended with ${code}`));
    });
  });
}
