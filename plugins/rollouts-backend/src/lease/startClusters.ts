import { randomUUID } from 'node:crypto';
import type {
  AuthService,
  DiscoveryService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { ClusterConfig } from '../config/clusters';
import type { RolloutsConfig } from '../config/readConfig';
import type { ClusterPrometheus } from '../monitoring/createMonitoring';
import type { Apply } from '../reconcile/Reconciler';
import type { Store } from '../store/Store';
import type {
  Transport,
  WritableTransport,
} from '../collectors/kubernetes/client/Transport';
import { DirectTransport } from '../collectors/kubernetes/client/DirectTransport';
import { ProxyTransport } from '../collectors/kubernetes/client/ProxyTransport';
import { holdCluster } from './holdCluster';
import { holdLease } from './holdLease';

interface ClustersOptions {
  config: RolloutsConfig;
  store: Store;
  apply: Apply;
  logger: LoggerService;
  auth: AuthService;
  discovery: DiscoveryService;
  /** The Prometheus that tells of a cluster; null: there is none. */
  prometheusOf: (cluster: string) => ClusterPrometheus | null;
  /** Called with the opaque id of a rollout whose action or analysis changed. */
  onActed: (rolloutId: string) => void;
  now?: () => number;
  random?: () => number;
}

/** Everything that is done with clusters. */
export interface Clusters {
  /** Ends all work and hands the leases to other replicas; resolves when it is quiet. */
  stop(): Promise<void>;
}

/** Reads every configured cluster, and acts on it, for as long as this replica holds its lease. */
export function startClusters(options: ClustersOptions): Clusters {
  const { config, store, apply, logger } = options;
  const now = options.now ?? Date.now;
  const random = options.random ?? Math.random;
  const stopping = new AbortController();
  const holder = randomUUID();
  const running = config.clusters.map(cluster => {
    const log = logger.child({ cluster: cluster.name });
    let storeFailedAt: number | null = null;
    const onStoreFailed = () => {
      storeFailedAt = now();
    };
    return holdLease({
      store,
      cluster: cluster.name,
      holder,
      logger: log,
      signal: stopping.signal,
      random,
      onStoreFailed,
      whileHeld: (epoch, signal) =>
        holdCluster({
          cluster,
          createTransport: () => transportTo(cluster, options),
          store,
          apply,
          epoch,
          signal,
          logger: log,
          now,
          random,
          storeFailedAt: () => storeFailedAt,
          onStoreFailed,
          prometheus: options.prometheusOf(cluster.name),
          onActed: options.onActed,
        }),
    });
  });
  return {
    async stop() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

function transportTo(
  cluster: ClusterConfig,
  { auth, discovery }: ClustersOptions,
): Transport | WritableTransport {
  return cluster.kubernetes
    ? new DirectTransport(cluster.kubernetes)
    : new ProxyTransport({
        cluster: cluster.kubernetesPlugin?.cluster ?? cluster.name,
        auth,
        discovery,
      });
}
