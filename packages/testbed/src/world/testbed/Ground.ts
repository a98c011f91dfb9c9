import { KubeClient } from '../../kube/KubeClient';
import type { ApiServer } from '../../kube/ApiServer';
import type { Cluster } from '../../plane/Cluster';
import type { Ports } from '../../plane/process/ports';
import { until } from '../../plane/process/until';
import type { ClusterAccess } from '../World';
import { Door } from '../Door';
import { ServingWorkloads } from './ServingWorkloads';
import { TestbedStage } from './TestbedStage';

/** A real cluster in which every workload serves, and on which stages are opened. */
export class Ground {
  readonly access: ClusterAccess;
  readonly kube: KubeClient;
  readonly #serving: ServingWorkloads;

  constructor(readonly cluster: Cluster, report: (message: string) => void) {
    this.access = {
      name: cluster.name,
      url: cluster.url,
      token: cluster.adminToken,
      portalTokenFile: cluster.portalAccount.tokenFile,
      blind: { portalTokenFile: cluster.blindAccount.tokenFile },
      caFile: cluster.caFile,
      prometheus: cluster.prometheusUrl,
    };
    this.kube = new KubeClient(this.access);
    const { metrics } = cluster.exporter;
    this.#serving = new ServingWorkloads(cluster.api, metrics, report);
    this.#serving.start();
  }

  /** A namespace of its own, and its own way to Prometheus. */
  async openStage(namespace: string, ports: Ports): Promise<TestbedStage> {
    const { cluster, access, kube } = this;
    await makeNamespace(cluster.api, namespace);
    const prometheus = new URL(cluster.prometheusUrl);
    const door = new Door(await ports.take(), prometheus);
    await door.open();
    return new TestbedStage({ namespace, door, cluster, access, kube });
  }

  async stop(): Promise<void> {
    this.#serving.stop();
    await this.kube.stop();
  }
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
