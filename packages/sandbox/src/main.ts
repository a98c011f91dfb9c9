import { DEMO_SCENE, startSandbox } from './sandbox/startSandbox';

const { env } = process;

/** From the environment, as `SANDBOX_CONTROL_PORT`, or the demo's own. */
function port(name: string, usual: number): number {
  return Number(env[`SANDBOX_${name}_PORT`] ?? usual);
}

/** Flagger's event webhook, with the credentials of the demo's app-config.yaml. */
function eventWebhook(cluster: string): string {
  const url = new URL(
    `/api/rollouts/events/${encodeURIComponent(cluster)}`,
    env.SANDBOX_PORTAL_URL ?? 'http://127.0.0.1:7007',
  );
  url.username = 'portal';
  url.password = 'portal-events';
  return url.href;
}

async function main(): Promise<void> {
  const sandbox = await startSandbox({
    scene: env.SANDBOX_SCENE ?? DEMO_SCENE,
    controlPort: port('CONTROL', 7410),
    ports: {
      staging: port('STAGING', 7411),
      'staging-prometheus': port('STAGING_PROMETHEUS', 7421),
      'staging-alertmanager': port('STAGING_ALERTMANAGER', 7423),
      production: port('PRODUCTION', 7412),
      'production-prometheus': port('PRODUCTION_PROMETHEUS', 7422),
      'production-alertmanager': port('PRODUCTION_ALERTMANAGER', 7424),
      'production-alertmanager-2': port('PRODUCTION_ALERTMANAGER_2', 7425),
    },
    eventWebhook,
    report: message => console.error(message),
  });
  for (const { name, url, sources } of sandbox.clusters) {
    console.log(`Cluster ${name}: ${url} (bearer token: sandbox-token)`);
    for (const source of sources)
      console.log(`  ${source.name}: ${source.url}`);
  }
  console.log(`Control: ${sandbox.controlUrl}`);
  const stop = () => sandbox.stop().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch(error => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
