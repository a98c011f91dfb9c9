import path from 'node:path';
import { mkdir } from 'node:fs/promises';
import { stateDir } from '../lib/paths.mjs';
import { ask, runStep } from '../lib/run.mjs';
import { say } from '../lib/say.mjs';
import { manyTests, oneCheck } from './tally.mjs';

const testbed = ['workspace', '@rollouts/testbed', 'testbed'];
/** In this run: a report of other code proves nothing. */
let playedSandbox = false;
const reportOf = world => path.join(stateDir, `scenarios-${world}.json`);

/** Every scenario on the sandbox, with a portal that is held against the cluster at each change. */
export function runScenarios(env) {
  playedSandbox = true;
  return play('Scenarios on the sandbox', 'sandbox', [], env);
}

/**
 * The same on a real API server with the real Flagger, where Go can build them: on the newest pair of
 * versions, and compared with what the sandbox showed before.
 */
export async function runTestbed(env) {
  if (!(await hasGo(env))) {
    say('! There is no Go here: nothing was played on a real control plane.');
    return { passed: 0, failed: [] };
  }
  const built = await oneCheck(() =>
    runStep(
      'Building the control plane (20 minutes the first time)',
      'yarn',
      [...testbed, 'build'],
      { env },
    ),
  );
  if (built.failed.length > 0) return built;
  const against = playedSandbox ? ['--against', reportOf('sandbox')] : [];
  return play('Scenarios on a real control plane', 'testbed', against, env);
}

async function hasGo(env) {
  const places = ['go', '/usr/local/go/bin/go'];
  const found = await Promise.all(
    places.map(place => ask(place, ['version'], { env })),
  );
  return found.some(Boolean);
}

async function play(title, world, options, env) {
  const report = reportOf(world);
  await mkdir(stateDir, { recursive: true });
  return manyTests(report, readReport, () =>
    runStep(
      title,
      'yarn',
      [
        ...[...testbed, 'run', '--world', world],
        ...['--report', report, ...options],
      ],
      { env },
    ),
  );
}

function readReport({ passed, failed, table }) {
  say(table);
  return { passed, failed };
}
