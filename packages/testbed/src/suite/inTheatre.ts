import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { GateServer } from '../gates/GateServer';
import { KubeClient } from '../kube/KubeClient';
import { Ports } from '../plane/process/ports';
import { eventWebhookAt, portalGateAt, portalUrl } from '../portal/addresses';
import type { PortalOptions } from '../portal/portalConfig';
import { startPortal } from '../portal/startPortal';
import { TARGET } from '../scenarios/manifests';
import type { StartWorld, World } from '../world/World';
import type { Theatre } from './Theatre';

interface TheatreOptions {
  startWorld: StartWorld;
  /** Below it are configuration, database and log of each world's portal, until the next run. */
  folder: string;
  report: (message: string) => void;
  /** What its portal is told. */
  portalOf: (
    world: World,
  ) => Promise<Pick<PortalOptions, 'clusters' | 'frozen'>>;
}

/** Starts a world with a portal of its own, uses it, and ends everything. */
export async function inTheatre<T>(
  options: TheatreOptions,
  use: (theatre: Theatre) => Promise<T>,
): Promise<T> {
  const port = await new Ports().take();
  const gates = new GateServer(portalUrl(port));
  await gates.start();
  const world = await options.startWorld({
    eventWebhook: cluster => eventWebhookAt(port, cluster),
    report: options.report,
  });
  const kubes = new Map(
    world.clusters.map(access => [access.name, new KubeClient(access)]),
  );
  try {
    const folder = join(options.folder, world.name);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    const portal = await startPortal({
      port,
      folder,
      gateUrls: [gates.origin],
      ...(await options.portalOf(world)),
    });
    try {
      return await use({
        world,
        kubes,
        gates,
        portal: portal.client,
        portalGate: (cluster, namespace, kind) =>
          portalGateAt(
            gates.origin,
            cluster,
            { namespace, name: TARGET },
            kind,
          ),
      });
    } finally {
      await portal.stop();
    }
  } finally {
    await Promise.all([...kubes.values()].map(kube => kube.stop()));
    await world.stop();
    await gates.stop();
  }
}
