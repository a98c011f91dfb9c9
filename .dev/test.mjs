import { stages } from './checks/stages.mjs';
import { main, say, seconds, Stop } from './lib/say.mjs';
import { prepare } from './setup/prepare.mjs';

const started = Date.now();
let passed = 0;
const failed = [];

await main(async () => {
  const chosen = chosenStages();
  const env = await prepare();
  for (const stage of chosen) {
    const result = await stages[stage](env);
    passed += result.passed;
    for (const name of result.failed) failed.push(`${stage}: ${name}`);
  }
  return failed.length > 0 ? 1 : 0;
});
// What stopped everything, and a run in which nothing was checked, are failures too.
if (process.exitCode !== 0 && failed.length === 0) failed.push('see above');
// Once more and together: the place where it was said first may be thousands of lines away.
failed.forEach(name => say(`✗ ${name}`));
say(`\nTook ${seconds(started)}.`);
say(`${passed} passed, ${failed.length} failed`);

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
