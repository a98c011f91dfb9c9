import path from 'node:path';
import { mkdir } from 'node:fs/promises';
import { stateDir } from '../lib/paths.mjs';
import { runStep } from '../lib/run.mjs';
import { say } from '../lib/say.mjs';
import { manyTests } from './tally.mjs';

const report = path.join(stateDir, 'scenarios.json');

/** Every scenario on the sandbox, with a portal that is held against the cluster at each change. */
export async function runScenarios(env) {
  await mkdir(stateDir, { recursive: true });
  return manyTests(report, readReport, () =>
    runStep(
      'Scenarios on the sandbox',
      'yarn',
      [
        ...['workspace', '@rollouts/testbed', 'testbed', 'run'],
        ...['--world', 'sandbox', '--report', report],
      ],
      { env },
    ),
  );
}

function readReport({ passed, failed, table }) {
  say(table);
  return { passed, failed };
}
