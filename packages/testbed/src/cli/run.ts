import { run } from '../suite/run';
import { startSandboxWorld } from '../world/sandbox/startSandboxWorld';
import { testbedWorld } from '../world/testbed/testbedWorld';
import type { StartWorld } from '../world/World';
import type { Options } from './options';

/** `testbed run [scenario…]`. Ends with code 1 on any difference. */
export async function playScenarios(options: Options): Promise<void> {
  const [, ...names] = options.words;
  const allAgree = await run({
    worlds: options.worlds.map(world => startOf(world, options)),
    names,
    folder: `${options.folder}-portals`,
    report: options.report,
    against: options.against,
    print: text => console.log(text),
  });
  if (!allAgree) process.exitCode = 1;
}

/**
 * How a world of this name is started.
 *
 * @throws Error when there is none
 */
export function startOf(
  world: string,
  { versions, folder }: Options,
): StartWorld {
  if (world === 'sandbox') return startSandboxWorld;
  // Not that of a testbed that somebody works with.
  const own = `${folder}-suite`;
  if (world === 'testbed') {
    return testbedWorld({ versions, folder: own });
  }
  throw new Error(`--world is sandbox or testbed, not "${world}".`);
}
