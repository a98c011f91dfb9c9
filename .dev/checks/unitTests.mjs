import path from 'node:path';
import { mkdir } from 'node:fs/promises';
import { root, stateDir } from '../lib/paths.mjs';
import { runStep } from '../lib/run.mjs';
import { say, Stop } from '../lib/say.mjs';
import { startPostgres } from '../setup/postgres.mjs';
import { manyTests } from './tally.mjs';

const report = path.join(stateDir, 'unit-tests.json');

/** Everything that jest runs, on SQLite and, where there is one, on PostgreSQL. */
export async function runUnitTests(env) {
  await mkdir(stateDir, { recursive: true });
  return manyTests(report, readReport, () => run(env));
}

async function run(env) {
  const postgres = await startPostgres();
  if (!postgres) {
    const sentence =
      'There is no PostgreSQL on this machine (Debian: apt install postgresql)';
    if (process.env.CI) throw new Stop(`${sentence}.`);
    say(`! ${sentence}: database tests run on SQLite only.`);
  }
  try {
    await runStep(
      'Unit and backend tests',
      'yarn',
      ['test:unit', '--json', `--outputFile=${report}`],
      {
        env: {
          ...env,
          CI: '1',
          BACKSTAGE_TEST_DISABLE_DOCKER: '1',
          ...(postgres && {
            BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING: postgres.url,
          }),
        },
      },
    );
  } finally {
    await postgres?.stop();
  }
}

function readReport({ numPassedTests, testResults }) {
  return {
    passed: numPassedTests,
    failed: testResults.flatMap(file => {
      const name = path.relative(root, file.name);
      const tests = file.assertionResults.filter(
        ({ status }) => status === 'failed',
      );
      if (tests.length > 0) {
        return tests.map(test => `${name}: ${test.fullName}`);
      }
      return file.status === 'failed' ? [`${name}: could not be run`] : [];
    }),
  };
}
