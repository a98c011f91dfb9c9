import { stages } from './checks/stages.mjs';
import { main, say, seconds, Stop } from './lib/say.mjs';
import { prepare } from './setup/prepare.mjs';

const started = Date.now();
let passed = 0;
let failed = 0;

await main(async () => {
  const chosen = chosenStages();
  const env = await prepare();
  for (const name of chosen) {
    const result = await stages[name](env);
    passed += result.passed;
    failed += result.failed;
  }
  return failed > 0 ? 1 : 0;
});
// What stopped everything, and a run in which nothing was checked, are failures too.
if (process.exitCode !== 0 && failed === 0) failed = 1;
say(`\nTook ${seconds(started)}.`);
say(`${passed} passed, ${failed} failed`);

function chosenStages() {
  const chosen = process.argv.slice(2);
  const all = Object.keys(stages);
  const unknown = chosen.filter(name => !all.includes(name));
  if (unknown.length > 0) {
    throw new Stop(
      `There is no stage ${unknown.join(', ')}. There are ${all.join(', ')}.`,
    );
  }
  return chosen.length > 0 ? chosen : all;
}
