import path from 'node:path';
import { cacheDir } from '../lib/paths.mjs';
import { ask, runStep } from '../lib/run.mjs';
import { onceFor } from '../lib/stamp.mjs';
import { installPackages } from './packages.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** Environment in which Playwright finds a Chromium: the machine's, else one of its own. */
export async function ensureBrowser(env) {
  if (env.CHROMIUM) return env;
  for (const name of NAMES) {
    const file = await ask('which', [name]);
    if (file) return { ...env, CHROMIUM: file };
  }
  if (await installPackages('Chromium', ['chromium'])) {
    const file = await ask('which', ['chromium']);
    if (file) return { ...env, CHROMIUM: file };
  }
  const browsers = path.join(cacheDir, 'browsers');
  const withBrowsers = { ...env, PLAYWRIGHT_BROWSERS_PATH: browsers };
  await onceFor('browser', { inputs: ['chromium'], made: browsers }, () =>
    runStep(
      'Downloading Chromium for the browser tests',
      'yarn',
      ['playwright', 'install', 'chromium'],
      {
        env: withBrowsers,
        help: 'Install Chromium yourself (Debian: apt install chromium), or set CHROMIUM to its path.',
      },
    ),
  );
  return withBrowsers;
}
