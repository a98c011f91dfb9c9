import { readdirSync } from 'node:fs';
import { checkBoundaries } from './boundaries.mjs';
import { runBrowserTests } from './browserTests.mjs';
import { inRoot } from '../lib/paths.mjs';
import { runStep } from '../lib/run.mjs';
import { runScenarios, runTestbed } from './scenarios.mjs';
import { runUnitTests } from './unitTests.mjs';
import { oneCheck } from './tally.mjs';

const yarn = (title, args, help) => env =>
  oneCheck(() => runStep(title, 'yarn', args, { env, help }));

const plugins = readdirSync(inRoot('plugins')).map(name => `plugins/${name}`);

/** What is checked, cheapest first. Each can be run alone: `npm test -- lint types`. */
export const stages = {
  format: yarn(
    'Formatting',
    ['prettier:check'],
    'npx prettier --write . mends it.',
  ),
  lint: yarn('Lint and import boundaries', ['lint', '--max-warnings', '0']),
  boundaries: checkBoundaries,
  packages: yarn('Package manifests', ['fix', '--check']),
  config: yarn('Config against its schema', [
    'backstage-cli',
    'config:check',
    '--strict',
  ]),
  // From scratch: an incremental build orders unions otherwise, and the API reports with them.
  types: yarn('Types', ['tsc', '--incremental', 'false']),
  api: yarn(
    'API reports',
    [
      'backstage-repo-tools',
      'api-reports',
      '--ci',
      ...plugins,
      '-o',
      'ae-undocumented,ae-forgotten-export,ae-wrong-input-file-type',
    ],
    'When the change is meant, run the same without --ci and commit the reports.',
  ),
  unit: runUnitTests,
  scenarios: runScenarios,
  testbed: runTestbed,
  build: yarn('Production build', ['build']),
  browser: runBrowserTests,
};
