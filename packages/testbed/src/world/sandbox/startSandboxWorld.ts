import { SANDBOX_TOKEN, SimulatedCluster } from '@rollouts/sandbox';
import { KubeClient } from '../../kube/KubeClient';
import { clearNamespace } from '../clearNamespace';
import type { StartWorld } from '../World';
import { callHook } from './callHook';
import { Measured } from './Measured';
import { SandboxStage } from './SandboxStage';

/** Simulated time begins a day ago, so that it never overtakes the portal's clock. */
const HEAD_START_MS = 24 * 3_600_000;
const NAME = 'sandbox';

/** The sandbox on a simulated clock behind its HTTP API. */
export const startSandboxWorld: StartWorld = async ({ eventWebhook }) => {
  const measured = new Measured();
  const cluster = new SimulatedCluster({
    name: NAME,
    startAt: Date.now() - HEAD_START_MS,
    metrics: measured,
    webhooks: { call: (url, _kind, payload) => callHook(url, payload) },
    eventWebhook: eventWebhook(NAME),
  });
  await cluster.start();
  const access = { name: NAME, url: cluster.url, token: SANDBOX_TOKEN };
  const kube = new KubeClient(access);
  return {
    name: 'sandbox',
    versions: { flagger: 'imitates 1.44.0' },
    clusters: [access],
    stagesAtOnce: 1,
    async openStage(namespace) {
      await clearNamespace(kube, namespace);
      return new SandboxStage({ namespace, access, cluster, measured, kube });
    },
    async stop() {
      await kube.stop();
      await cluster.stop();
    },
  };
};
