import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binaries } from '../build/build';
import { Exporter } from '../exporter/Exporter';
import { ApiServer } from '../kube/ApiServer';
import { addKinds } from './api/kinds';
import { addNode } from './api/node';
import { createPortalRole } from './api/portalRole';
import { Cluster } from './Cluster';
import { FILES } from './parts/controlPlane';
import { createParts } from './parts/parts';
import { ClusterPorts, local, Setting } from './parts/Setting';
import { all } from './process/all';
import type { Ports } from './process/ports';
import { prepareFolder } from './prepareFolder';

export interface ClusterOptions {
  name: string;
  /** Absolute; everything of the cluster is written below it. */
  folder: string;
  binaries: Binaries;
  ports: Ports;
  eventWebhook: string | null;
  provider: string;
  /** Told when a program ends by itself. */
  report: (message: string) => void;
}

/** Starts everything of one cluster; what was started before an error is still to be ended. */
export async function startCluster(
  options: ClusterOptions,
  onMade: (cluster: Cluster) => void,
): Promise<Cluster> {
  const cluster = await makeCluster(options);
  onMade(cluster);
  const { parts, api } = cluster;
  await all([
    parts.etcd.start().then(() => parts.apiServer.start()),
    parts.prometheus.start(),
    parts.alertmanager.start(),
  ]);
  await all([
    parts.controllerManager.start(),
    parts.scheduler.start(),
    addNode(api).then(() => parts.kwok.start()),
    createPortalRole(api).then(async () => {
      await cluster.portalAccount.create();
      await cluster.blindAccount.create();
    }),
    addKinds(api, options.binaries.crds).then(() => parts.flagger.start()),
  ]);
  return cluster;
}

async function makeCluster(options: ClusterOptions): Promise<Cluster> {
  const { name, folder, binaries, eventWebhook, provider, report } = options;
  await mkdir(folder, { recursive: true });
  const ports = await takePorts(options.ports);
  const exporter = await Exporter.start();
  const setting: Setting = {
    folder,
    binaries,
    ports,
    exporter: exporter.url,
    eventWebhook,
    provider,
  };
  const token = await prepareFolder(name, setting);
  const api = new ApiServer(
    `https://${local(ports.apiServer)}`,
    token,
    join(folder, FILES.ca),
  );
  const parts = createParts(
    setting,
    () => api.isReady(),
    message => report(`${name}: ${message}`),
  );
  return new Cluster(name, token, api, parts, exporter, setting);
}

async function takePorts(ports: Ports): Promise<ClusterPorts> {
  return {
    etcd: await ports.take(),
    etcdPeer: await ports.take(),
    apiServer: await ports.take(),
    flagger: await ports.take(),
    prometheus: await ports.take(),
    alertmanager: await ports.take(),
  };
}
