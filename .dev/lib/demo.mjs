import { rm } from 'node:fs/promises';
import path from 'node:path';
import { copyExamples } from '../setup/documentation.mjs';
import { ensureApp } from '../setup/app.mjs';
import { checkPorts } from '../setup/room.mjs';
import { inRoot, stateDir } from './paths.mjs';
import { Service } from './service.mjs';

export const PORTAL = 'http://localhost:7007';

const PORTS = {
  7007: 'the portal',
  7410: "the sandbox's control",
  7411: 'the cluster "staging"',
  7412: 'the cluster "production"',
};

/**
 * The sandbox and the portal that watches it.
 *
 * @param signal stops a start that is under way, leaving nothing behind
 */
export async function startDemo(env, signal) {
  await checkPorts(PORTS);
  await ensureApp(env);
  // The sandbox begins with a new past each time; an older history would contradict it.
  await rm(path.join(stateDir, 'database'), { recursive: true, force: true });
  await copyExamples();
  const services = [sandbox(env), portal(env)];
  const stop = async () => {
    for (const service of [...services].reverse()) await service.stop();
  };
  try {
    for (const service of services) await service.start(signal);
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop, ended: Promise.race(services.map(service => service.ended)) };
}

function sandbox(env) {
  return new Service('sandbox', {
    command: 'node',
    args: ['--import', 'tsx', 'src/main.ts'],
    cwd: inRoot('packages/sandbox'),
    env,
    ready: 'http://127.0.0.1:7410/readyz',
  });
}

function portal(env) {
  return new Service('portal', {
    command: 'node',
    args: [
      '--enable-source-maps',
      '--require',
      inRoot('node_modules/@backstage/cli/config/nodeTransform.cjs'),
      'src/index.ts',
      '--config',
      inRoot('app-config.yaml'),
    ],
    cwd: inRoot('packages/backend'),
    env: { ...env, NODE_ENV: 'development' },
    ready: 'http://127.0.0.1:7007/.backstage/health/v1/readiness',
  });
}
