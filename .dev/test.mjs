import { main, say, seconds, Stop } from './lib/say.mjs';
import { stages } from './lib/stages.mjs';
import { prepare } from './setup/prepare.mjs';

await main(async () => {
  const started = Date.now();
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter(name => !(name in stages));
  if (unknown.length > 0) {
    throw new Stop(
      `There is no stage ${unknown.join(', ')}. There are ${Object.keys(
        stages,
      ).join(', ')}.`,
    );
  }
  const env = await prepare();
  const failed = [];
  for (const [name, run] of Object.entries(stages)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    try {
      await run(env);
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      // The others are still worth knowing.
      say(`✗ ${error.message}`);
      failed.push(name);
    }
  }
  say('');
  if (failed.length > 0) {
    throw new Stop(`Failed: ${failed.join(', ')} (${seconds(started)}).`);
  }
  say(`✓ All checks passed in ${seconds(started)}.`);
});
