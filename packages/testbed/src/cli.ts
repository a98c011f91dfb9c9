import { build } from './build/build';
import { upInBackground } from './cli/background';
import { playCells } from './cli/cells';
import { down, status } from './cli/down';
import { playFaults } from './cli/faults';
import { Options, readOptions, USAGE } from './cli/options';
import { playScenarios } from './cli/run';
import { up } from './cli/up';
import { messageOf } from './messageOf';

/** What each command does; a command that returns nothing else ends well. */
const commands: Record<
  string,
  (options: Options, args: string[]) => Promise<void>
> = {
  build: async ({ versions }) => {
    await build(versions, console.log);
    console.log('Everything is built.');
  },
  up: (options, args) =>
    options.background
      ? upInBackground(
          args.filter(arg => arg !== '--background'),
          options.folder,
        )
      : up(options),
  run: playScenarios,
  cells: playCells,
  faults: playFaults,
  down: ({ folder }) => down(folder),
  status: ({ folder }) => status(folder),
};

async function main(args: string[]): Promise<void> {
  const options = readOptions(args);
  const command = commands[options.words[0]];
  if (!command) throw new Error(USAGE);
  await command(options, args);
}

main(process.argv.slice(2)).catch(error => {
  console.error(messageOf(error));
  // What was started before the error may still listen.
  process.exit(1);
});
