import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  commandOf,
  endLeftovers,
  findLeftovers,
} from '../plane/process/leftovers';
import { until } from '../plane/process/until';
import { readState, State } from './state';

/** Whether the process that a testbed's state names still is the one that started it. */
export async function isUp({ pid }: State): Promise<boolean> {
  return /cli\.ts .*\bup\b/.test((await commandOf(pid)) ?? '');
}

/** Ends a testbed, and what one that was killed left behind. */
export async function down(folder: string): Promise<void> {
  const state = await readState(folder);
  if (state && (await isUp(state))) {
    process.kill(state.pid, 'SIGTERM');
    await until('the testbed has ended', async () => !(await isUp(state)));
    console.log('Ended.');
  }
  const count = await endLeftovers(folder);
  if (count > 0) console.log(`Ended ${count} programs that were left.`);
  if (!state && count === 0) console.log(`No testbed runs in ${folder}.`);
  await rm(join(folder, 'testbed.json'), { force: true });
}

/** Says what of a testbed is alive. */
export async function status(folder: string): Promise<void> {
  const state = await readState(folder);
  const programs = (await findLeftovers(folder)).filter(({ isOurs }) => isOurs);
  if (state && (await isUp(state))) {
    console.log(`Process ${state.pid} runs the testbed in ${folder}.`);
  } else if (programs.length > 0) {
    console.log(
      `What started the testbed in ${folder} is gone; "down" ends the rest.`,
    );
  } else {
    console.log(`No testbed runs in ${folder}.`);
  }
  for (const { name, pid } of programs) console.log(`  ${name} (${pid})`);
}
