/** An error whose message is written for the person at the keyboard; shown without a stack. */
export class Stop extends Error {}

export const say = text => process.stdout.write(`${text}\n`);

/** Runs the command and turns what went wrong into a sentence and an exit code. */
export async function main(command) {
  try {
    process.exitCode = (await command()) ?? 0;
  } catch (error) {
    say('');
    say(error instanceof Stop ? `✗ ${error.message}` : error.stack);
    process.exitCode = 1;
  }
}

export function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(0)} s`;
}
