import { runCells } from '../cells/runCells';
import type { Options } from './options';
import { startOf } from './run';

/** `testbed cells [word…]`. Ends with code 1 when anything was not as the page says. */
export async function playCells(options: Options): Promise<void> {
  const { words, folder, world, report, page, atOnce } = options;
  const isRight = await runCells({
    startWorld: startOf(world ?? 'testbed', options),
    words: words.slice(1),
    folder: `${folder}-cells`,
    page,
    report,
    atOnce,
    print: text => console.log(text),
  });
  if (!isRight) process.exitCode = 1;
}
