import { inRoot } from '../lib/paths.mjs';
import { runStep } from '../lib/run.mjs';
import { onceFor } from '../lib/stamp.mjs';

/** The portal's pages, built so that the backend can serve them. */
export async function ensureApp(env) {
  const inputs = [
    'yarn.lock',
    'app-config.yaml',
    'packages/app/package.json',
    'packages/app/public',
    'packages/app/src',
    'plugins/rollouts/src',
    'plugins/rollouts/package.json',
    'plugins/rollouts-common/src',
  ].map(name => inRoot(name));
  const made = inRoot('packages/app/dist/index.html');
  await onceFor('app', { inputs, made }, () =>
    runStep(
      'Building the pages of the portal',
      'yarn',
      ['workspace', 'app', 'build', '--config', inRoot('app-config.yaml')],
      { env },
    ),
  );
}
