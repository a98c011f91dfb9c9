import { readdirSync } from 'node:fs';
import { inRoot } from '../lib/paths.mjs';
import { runStep } from '../lib/run.mjs';
import { onceFor } from '../lib/stamp.mjs';
import { ask } from '../lib/run.mjs';

/** Everything in yarn.lock, exactly. */
export async function ensureDependencies(env) {
  const manifests = ['packages', 'plugins'].flatMap(folder =>
    readdirSync(inRoot(folder)).map(name =>
      inRoot(folder, name, 'package.json'),
    ),
  );
  const inputs = [
    inRoot('yarn.lock'),
    inRoot('package.json'),
    ...manifests,
    // Native modules are compiled for one Node.
    `node ${await ask('node', ['--version'], { env })}`,
  ];
  await onceFor(
    'dependencies',
    { inputs, made: inRoot('node_modules/.yarn-state.yml') },
    () =>
      runStep(
        'Installing dependencies (2 to 4 minutes the first time)',
        'yarn',
        ['install', '--immutable'],
        { env, help: 'Is the npm registry reachable?' },
      ),
  );
}
