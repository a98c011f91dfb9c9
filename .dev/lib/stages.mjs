import { readdirSync } from 'node:fs';
import { ensureBrowser } from '../setup/browser.mjs';
import { startPostgres } from '../setup/postgres.mjs';
import { startDemo } from './demo.mjs';
import { inRoot } from './paths.mjs';
import { runStep } from './run.mjs';
import { say } from './say.mjs';

const yarn = (title, args) => env => runStep(title, 'yarn', args, { env });

/** What is checked, cheapest first. Each can be run alone: `npm test -- lint types`. */
export const stages = {
  format: yarn('Formatting', ['prettier:check']),
  lint: yarn('Lint and import boundaries', ['lint', '--max-warnings', '0']),
  types: yarn('Types', ['tsc']),
  packages: yarn('Package manifests', ['fix', '--check']),
  config: yarn('Config against its schema', [
    'backstage-cli',
    'config:check',
    '--lax',
  ]),
  api: env =>
    runStep(
      'API reports',
      'yarn',
      ['backstage-repo-tools', 'api-reports', '--ci', ...plugins()],
      { env, help: 'When the change is meant: yarn api-reports' },
    ),
  unit: runUnitTests,
  build: yarn('Production build', ['build']),
  browser: runBrowserTests,
};

function plugins() {
  return readdirSync(inRoot('plugins')).map(name => `plugins/${name}`);
}

async function runUnitTests(env) {
  const postgres = await startPostgres();
  if (!postgres) {
    say('! No PostgreSQL on this machine: database tests run on SQLite only.');
  }
  try {
    await runStep('Unit and backend tests', 'yarn', ['test:unit'], {
      env: {
        ...env,
        CI: '1',
        BACKSTAGE_TEST_DISABLE_DOCKER: '1',
        ...(postgres && {
          BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING: postgres.url,
        }),
      },
    });
  } finally {
    await postgres?.stop();
  }
}

async function runBrowserTests(env) {
  const withBrowser = await ensureBrowser(env);
  const interrupt = new AbortController();
  const abort = () => interrupt.abort();
  process.once('SIGINT', abort);
  process.once('SIGTERM', abort);
  const demo = await startDemo(env, interrupt.signal);
  try {
    await runStep('Browser tests', 'yarn', ['test:e2e'], { env: withBrowser });
  } finally {
    await demo.stop();
    process.removeListener('SIGINT', abort);
    process.removeListener('SIGTERM', abort);
  }
}
