import {
  BLIND_TOKEN,
  FLAGGER_VERSION,
  SANDBOX_TOKEN,
  SimulatedCluster,
} from '@rollouts/sandbox';
import { KubeClient } from '../../kube/KubeClient';
import { clearNamespace } from '../clearNamespace';
import type { StartWorld, WorldOptions } from '../World';
import { callHook } from './callHook';
import { Measured } from './Measured';
import { SandboxStage } from './SandboxStage';

/** Simulated time begins a day ago, so that it never overtakes the portal's clock. */
const HEAD_START_MS = 24 * 3_600_000;
const NAMES = ['sandbox', 'second'];

/** Two sandboxes, each on a simulated clock of its own behind its HTTP API. */
export const startSandboxWorld: StartWorld = async options => {
  const places = await Promise.all(NAMES.map(name => start(name, options)));
  return {
    name: 'sandbox',
    versions: { flagger: `imitates ${FLAGGER_VERSION}` },
    clusters: places.map(({ access }) => access),
    stagesAtOnce: 1,
    async openStage(namespace, wanted = NAMES[0]) {
      const place = places.find(({ access }) => access.name === wanted);
      if (!place) throw new Error(`There is no cluster ${wanted}.`);
      await clearNamespace(place.kube, namespace);
      return new SandboxStage({ namespace, ...place });
    },
    async stop() {
      for (const { kube, cluster } of places) {
        await kube.stop();
        await cluster.stop();
      }
    },
  };
};

async function start(name: string, { eventWebhook }: WorldOptions) {
  const measured = new Measured();
  const cluster = new SimulatedCluster({
    name,
    startAt: Date.now() - HEAD_START_MS,
    metrics: measured,
    webhooks: { call: (url, _kind, payload) => callHook(url, payload) },
    eventWebhook: eventWebhook(name),
  });
  await cluster.start();
  const access = {
    ...{ name, url: cluster.url, token: SANDBOX_TOKEN },
    blind: { token: BLIND_TOKEN },
  };
  return { access, cluster, measured, kube: new KubeClient(access) };
}
