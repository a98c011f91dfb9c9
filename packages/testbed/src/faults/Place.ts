import type { WatchedCluster } from '../portal/portalConfig';
import type { PortalAccount } from '../plane/api/PortalAccount';
import type { Ports } from '../plane/process/ports';
import type { Ground } from '../world/testbed/Ground';
import type { Fault } from './Fault';
import { Proxy } from './proxy/Proxy';

/** What one fault has for itself: a way to a cluster, and an account. */
export interface Place {
  fault: Fault;
  ground: Ground;
  proxy: Proxy;
  account: PortalAccount;
  /** As its portal is told of it. */
  watched: WatchedCluster;
}

/** Opens the way. The fault's name is that of the cluster, so that one portal can have many. */
export async function takePlace(
  fault: Fault,
  ground: Ground,
  ports: Ports,
): Promise<Place> {
  const { cluster, access } = ground;
  const { caFile: certFile, keyFile } = cluster;
  const account = cluster.accountFor(fault.name);
  await account.create();
  const proxy = new Proxy({
    port: await ports.take(),
    targetPort: Number(new URL(cluster.url).port),
    certFile,
    keyFile,
  });
  await proxy.start();
  const watched: WatchedCluster = {
    ...access,
    name: fault.name,
    url: proxy.url,
    portalTokenFile: account.tokenFile,
    namespaces: [fault.name],
    prometheus: cluster.prometheusUrl,
    alertmanager: cluster.alertmanagerUrl,
  };
  return { fault, ground, proxy, account, watched };
}

/** The catalog's entity of a place, by the name of the fault. */
export function entityOf({ fault: { name } }: Place, canary: string): object {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      namespace: 'default',
      name,
      annotations: { 'flagger.app/canary': `${name}:${name}/${canary}` },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'suite' },
  };
}
