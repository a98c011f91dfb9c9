import { join } from 'node:path';
import { cacheFolder } from '../../build/folders';
import { KubeClient } from '../../kube/KubeClient';
import type { ApiServer } from '../../plane/api/ApiServer';
import type { Cluster } from '../../plane/Cluster';
import { until } from '../../plane/process/until';
import { startTestbed } from '../../plane/startTestbed';
import { USUAL, Versions } from '../../versions';
import type { ClusterAccess, StartWorld } from '../World';
import { MetricsDoor } from './MetricsDoor';
import { ServingWorkloads } from './ServingWorkloads';
import { TestbedStage } from './TestbedStage';

/** What two cores can keep in time: Flagger looks at each every ten seconds. */
const STAGES_AT_ONCE = 16;

export interface TestbedWorldOptions {
  versions?: Versions;
  /** State and logs; two worlds at the same time need two. */
  folder?: string;
  clusters?: string[];
}

/** Real control planes, in real time. */
export const testbedWorld =
  ({
    versions = USUAL,
    folder = join(cacheFolder(), 'suite'),
    clusters: names = ['one', 'two'],
  }: TestbedWorldOptions = {}): StartWorld =>
  async ({ eventWebhook, report }) => {
    const testbed = await startTestbed({
      clusters: names,
      versions,
      folder,
      eventWebhook,
      report,
    });
    const places = testbed.clusters.map(cluster => toPlace(cluster, report));
    return {
      name: 'testbed',
      versions: { ...versions },
      clusters: places.map(({ access }) => access),
      stagesAtOnce: STAGES_AT_ONCE,
      async openStage(namespace, wanted = names[0]) {
        const place = places.find(({ cluster }) => cluster.name === wanted);
        if (!place) throw new Error(`There is no cluster ${wanted}.`);
        await makeNamespace(place.cluster.api, namespace);
        const prometheus = new URL(place.cluster.prometheusUrl);
        const door = new MetricsDoor(await testbed.ports.take(), prometheus);
        await door.open();
        return new TestbedStage({ namespace, door, ...place });
      },
      async stop() {
        for (const { serving, kube } of places) {
          serving.stop();
          await kube.stop();
        }
        await testbed.stop();
      },
    };
  };

/** With the usual versions. */
export const startTestbedWorld: StartWorld = testbedWorld();

function toPlace(cluster: Cluster, report: (message: string) => void) {
  const access: ClusterAccess = {
    name: cluster.name,
    url: cluster.url,
    token: cluster.adminToken,
    portalTokenFile: cluster.portalTokenFile,
    caFile: cluster.caFile,
  };
  const serving = new ServingWorkloads(
    cluster.api,
    cluster.exporter.metrics,
    report,
  );
  serving.start();
  return { cluster, access, serving, kube: new KubeClient(access) };
}

/** A new one: what an earlier scenario left has to be gone before. */
async function makeNamespace(api: ApiServer, name: string): Promise<void> {
  await api.remove(`/api/v1/namespaces/${name}`);
  await until(`the old namespace ${name} is gone`, async () => {
    const { items } = await api.get<{ items: unknown[] }>(
      `/api/v1/namespaces?fieldSelector=metadata.name%3D${name}`,
    );
    return items.length === 0;
  });
  await api.create('/api/v1/namespaces', { metadata: { name } });
}
