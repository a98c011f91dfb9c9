import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ensureApp } from '../setup/app.mjs';
import { copyExamples } from '../setup/documentation.mjs';
import { checkPorts } from '../setup/room.mjs';
import { inRoot, root, stateDir } from './paths.mjs';
import { interrupt } from './interrupt.mjs';
import { patiently } from './patiently.mjs';
import { say, seconds } from './say.mjs';
import { Service } from './service.mjs';

/** Where `npm start` puts everything, as app-config.yaml says. */
export const USUAL = {
  folder: stateDir,
  ports: {
    portal: 7007,
    control: 7410,
    staging: 7411,
    production: 7412,
    stagingPrometheus: 7421,
    productionPrometheus: 7422,
    stagingAlertmanager: 7423,
    productionAlertmanager: 7424,
    productionAlertmanager2: 7425,
  },
};

/** Ninety seconds are several times what it takes; the demo works before that as well. */
const PATIENCE_MS = 90_000;

const PURPOSE = {
  portal: 'the portal',
  control: "the sandbox's control",
  staging: 'the cluster "staging"',
  production: 'the cluster "production"',
  stagingPrometheus: 'the Prometheus of "staging"',
  productionPrometheus: 'the Prometheus of "production"',
  stagingAlertmanager: 'the Alertmanager of "staging"',
  productionAlertmanager: 'the first Alertmanager of "production"',
  productionAlertmanager2: 'the second Alertmanager of "production"',
};

/** How the sandbox is told its ports. */
const SANDBOX_PORTS = {
  control: 'CONTROL',
  staging: 'STAGING',
  production: 'PRODUCTION',
  stagingPrometheus: 'STAGING_PROMETHEUS',
  productionPrometheus: 'PRODUCTION_PROMETHEUS',
  stagingAlertmanager: 'STAGING_ALERTMANAGER',
  productionAlertmanager: 'PRODUCTION_ALERTMANAGER',
  productionAlertmanager2: 'PRODUCTION_ALERTMANAGER_2',
};

/** The sandbox and the portal that watches it, started with an empty memory. */
export async function startDemo(env, { ports, folder } = USUAL) {
  await checkPorts(
    Object.entries(ports).map(([name, port]) => [port, PURPOSE[name]]),
  );
  await ensureApp(env);
  // The sandbox begins with a new past each time; an older history would contradict it.
  await rm(path.join(folder, 'database'), { recursive: true, force: true });
  await mkdir(path.join(folder, 'database'), { recursive: true });
  await copyExamples(folder);
  const config = await configOn(ports, folder);
  const services = [
    sandbox(env, ports, folder),
    portal(env, ports, folder, config),
  ];
  const stop = async () => {
    for (const service of [...services].reverse()) await service.stop();
  };
  try {
    for (const service of services) await service.start();
    await pastPlayed(ports.control);
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop, ended: Promise.race(services.map(service => service.ended)) };
}

/** The sandbox tells its past once the portal watches; until then pages show an older day. */
async function pastPlayed(control) {
  say('• Playing the past of the clusters …');
  const started = Date.now();
  const isTold = await patiently(() => isPresent(control), {
    patienceMs: PATIENCE_MS,
  });
  if (isTold) say(`  done in ${seconds(started)}`);
  else if (!interrupt.aborted) {
    say('  still going on: some pages show an older day for a while');
  }
}

async function isPresent(control) {
  const address = `http://127.0.0.1:${control}/state`;
  const answer = await fetch(address).catch(() => null);
  const state = await answer?.json().catch(() => null);
  return state?.clusters?.every(cluster => cluster.present) ?? false;
}

/** app-config.yaml, or a copy of it with other ports and another folder. */
async function configOn(ports, folder) {
  const file = inRoot('app-config.yaml');
  if (folder === USUAL.folder) return file;
  const other = new Map(
    Object.entries(USUAL.ports).map(([name, port]) => [
      `${port}`,
      `${ports[name]}`,
    ]),
  );
  const text = (await readFile(file, 'utf8'))
    .replace(/\b\d{4}\b/g, port => other.get(port) ?? port)
    .replaceAll('/.state/', `/${path.relative(root, folder)}/`);
  const copy = path.join(folder, 'app-config.yaml');
  await writeFile(copy, text);
  return copy;
}

function sandbox(env, ports, folder) {
  return new Service('sandbox', {
    command: 'node',
    args: ['--import', 'tsx', 'src/main.ts'],
    cwd: inRoot('packages/sandbox'),
    env: {
      ...env,
      ...Object.fromEntries(
        Object.entries(SANDBOX_PORTS).map(([name, variable]) => [
          `SANDBOX_${variable}_PORT`,
          `${ports[name]}`,
        ]),
      ),
      SANDBOX_PORTAL_URL: `http://127.0.0.1:${ports.portal}`,
    },
    ready: { url: `http://127.0.0.1:${ports.control}/readyz` },
    folder,
  });
}

function portal(env, ports, folder, config) {
  return new Service('portal', {
    command: 'node',
    args: [
      '--enable-source-maps',
      '--require',
      inRoot('node_modules/@backstage/cli/config/nodeTransform.cjs'),
      'src/index.ts',
      '--config',
      config,
    ],
    cwd: inRoot('packages/backend'),
    env: { ...env, NODE_ENV: 'development' },
    // Nobody can sign in before the catalog has read who there is.
    ready: {
      url: `http://127.0.0.1:${ports.portal}/api/auth/demo/refresh`,
      headers: { 'x-demo-person': 'petra' },
    },
    folder,
  });
}
