import path from 'node:path';
import { startDemo, USUAL } from '../lib/demo.mjs';
import { inRoot, stateDir } from '../lib/paths.mjs';
import { runStep } from '../lib/run.mjs';
import { ensureBrowser } from '../setup/browser.mjs';
import { freePort } from '../setup/room.mjs';
import { manyTests } from './tally.mjs';

const folder = path.join(stateDir, 'browser-tests');
const report = path.join(folder, 'report.json');

/** The whole demo on ports of its own, so that a running portal is not in the way. */
export async function runBrowserTests(env) {
  return manyTests(report, readReport, async () => {
    const withBrowser = await ensureBrowser(env);
    const ports = await freePorts();
    const demo = await startDemo(env, { ports, folder });
    try {
      await runStep('Browser tests', 'yarn', ['test:e2e'], {
        cwd: inRoot('packages/app'),
        env: {
          ...withBrowser,
          PORTAL_URL: `http://localhost:${ports.portal}`,
          SANDBOX_URL: `http://127.0.0.1:${ports.control}`,
          BROWSER_TESTS_FOLDER: folder,
        },
      });
    } finally {
      await demo.stop();
    }
  });
}

async function freePorts() {
  const ports = {};
  for (const name of Object.keys(USUAL.ports)) ports[name] = await freePort();
  return ports;
}

function readReport({ suites }) {
  const specs = suites.flatMap(specsIn);
  return {
    passed: specs.filter(spec => spec.ok).length,
    failed: specs
      .filter(spec => !spec.ok)
      .map(spec => `${spec.file}:${spec.line} ${spec.title}`),
  };
}

function specsIn({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsIn)];
}
