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
  /** Nobody may act there. */
  readOnly?: boolean;
  /** Where Flagger's Deployment is looked for; anywhere when left out. */
  flaggerNamespace?: string;
  /** Nothing answers there before something is opened: the portal comes up without it. */
  isClosed?: boolean;
  /** Namespaces in which two persons must agree. */
  twoPersons?: string[];
}

export interface PortalOptions {
  port: number;
  clusters: readonly WatchedCluster[];
  /** Base URLs under which its gates are asked, beside its own. */
  gateUrls?: string[];
  /** Where its database, configuration and log are. */
  folder: string;
  /** Namespaces in which a change freeze holds; none when left out. */
  frozen?: string[];
  /** Catalog entities as a catalog would give them; none when left out. */
  entities?: object[];
}

/** The configuration file of a portal, as an object. */
export function portalConfig(options: PortalOptions) {
  const { port, clusters, folder, gateUrls = [], frozen = [] } = options;
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
      ...(frozen.length > 0 && { freezes: [freezeOf(frozen)] }),
      prometheus: clusters.flatMap(({ name, prometheus }) =>
        prometheus ? [{ name, url: prometheus, clusters: [name] }] : [],
      ),
      alertmanager: clusters.flatMap(({ name, alertmanager }) =>
        alertmanager ? [{ name, urls: [alertmanager], clusters: [name] }] : [],
      ),
    },
  };
}

/** One that no run lives to see the end of. */
function freezeOf(namespaces: string[]) {
  const from = '2020-01-01T00:00';
  return { name: 'of the suite', from, to: '2100-01-01T00:00', namespaces };
}

function watched(cluster: WatchedCluster) {
  const { name, url, caFile, namespaces, flaggerNamespace } = cluster;
  const { readOnly = false, twoPersons = [] } = cluster;
  const rules = twoPersons.map(known => [known, { agreement: 'two' }]);
  return {
    name,
    kubernetes: { url, caFile, ...credentials(cluster) },
    ...(namespaces && { namespaces }),
    ...(flaggerNamespace && { flagger: { namespace: flaggerNamespace } }),
    actions: !readOnly,
    events: EVENTS,
    gates: { key: gateKeyOf(name), namespaces: Object.fromEntries(rules) },
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
