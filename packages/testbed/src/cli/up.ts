import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../build/folders';
import { startTestbed, Testbed } from '../plane/startTestbed';
import type { Options } from './options';
import { eventWebhook, makeSecrets, portalConfig } from './portalConfig';
import { describe, State, writeState } from './state';

const PORTAL_FILE = 'portal.yaml';

/** Starts a testbed and stays until somebody ends it. */
export async function up(options: Options): Promise<void> {
  const started = Date.now();
  const secrets = makeSecrets();
  const testbed = await startTestbed({
    ...options,
    eventWebhook: cluster => eventWebhook(options.portal, cluster, secrets),
    report: console.log,
  });
  const state = describe(testbed);
  await writeFile(
    join(testbed.folder, PORTAL_FILE),
    portalConfig(state, secrets),
    { mode: 0o600 },
  );
  await writeState(testbed.folder, state);
  console.log(introduce(testbed.folder, state));
  console.log(`Up in ${((Date.now() - started) / 1_000).toFixed(1)} s.`);
  await untilEnded(testbed);
}

/** What runs where, and what to do with it. */
export function introduce(
  folder: string,
  { versions, clusters }: State,
): string {
  const lines = clusters.map(cluster =>
    [
      `Cluster ${cluster.name}: Kubernetes ${versions.kubernetes}, Flagger ${versions.flagger}`,
      `  API server      ${cluster.url}`,
      `  token of admin  ${cluster.adminToken}`,
      `  token of portal ${cluster.portalTokenFile}`,
      `  kubeconfig      ${cluster.kubeconfig}`,
      `  Prometheus      ${cluster.prometheus}`,
      `  Alertmanager    ${cluster.alertmanager}`,
      `  Flagger         ${cluster.flagger}/metrics`,
      `  workloads       curl -X PUT ${cluster.exporter}/workloads/<namespace>/<name> -d '{"errorRatio": 0.2}'`,
    ].join('\n'),
  );
  const file = join(folder, PORTAL_FILE);
  return [
    ...lines,
    `Let the portal watch it: yarn dev --config ${join(
      ROOT,
      'app-config.yaml',
    )} --config ${file}`,
    `Logs and state: ${folder}`,
  ].join('\n');
}

async function untilEnded(testbed: Testbed): Promise<void> {
  await new Promise<void>(resolve => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  await testbed.stop();
  console.log('Everything ended.');
  process.exit(0);
}
