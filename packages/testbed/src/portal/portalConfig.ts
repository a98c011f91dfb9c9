import { join } from 'node:path';
import type { ClusterAccess } from '../world/World';
import { portalUrl } from './addresses';
import { EVENTS, gateKeyOf } from './secrets';

/** A cluster as a portal is told of it. */
export interface WatchedCluster extends ClusterAccess {
  /** All when left out. */
  namespaces?: string[];
  /** Base URL of its Alertmanager. */
  alertmanager?: string;
}

export interface PortalOptions {
  port: number;
  clusters: readonly WatchedCluster[];
  /** Base URLs under which its gates are asked, beside its own. */
  gateUrls?: string[];
  /** Where its database, configuration and log are. */
  folder: string;
  /** Catalog entities as a catalog would give them; none when left out. */
  entities?: object[];
}

/** The configuration file of a portal, as an object. */
export function portalConfig(options: PortalOptions) {
  const { port, clusters, folder, gateUrls = [] } = options;
  return {
    backend: {
      baseUrl: portalUrl(port),
      listen: { host: '127.0.0.1', port },
      database: {
        client: 'better-sqlite3',
        connection: { directory: join(folder, 'database') },
      },
    },
    permission: { enabled: true },
    rollouts: {
      clusters: clusters.map(watched),
      gateUrls,
      prometheus: clusters.flatMap(({ name, prometheus }) =>
        prometheus ? [{ name, url: prometheus, clusters: [name] }] : [],
      ),
      alertmanager: clusters.flatMap(({ name, alertmanager }) =>
        alertmanager ? [{ name, urls: [alertmanager], clusters: [name] }] : [],
      ),
    },
  };
}

function watched({ name, url, caFile, namespaces, ...tokens }: WatchedCluster) {
  return {
    name,
    kubernetes: { url, caFile, ...credentials(tokens) },
    ...(namespaces && { namespaces }),
    actions: true,
    events: EVENTS,
    gates: { key: gateKeyOf(name) },
  };
}

function credentials({
  token,
  portalTokenFile,
}: Pick<ClusterAccess, 'token' | 'portalTokenFile'>) {
  return portalTokenFile
    ? { tokenFile: portalTokenFile }
    : { serviceAccountToken: token };
}
