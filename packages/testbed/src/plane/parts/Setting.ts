import type { Binaries } from '../../build/build';

/** Where one cluster's programs listen, all on 127.0.0.1. */
export interface ClusterPorts {
  etcd: number;
  etcdPeer: number;
  apiServer: number;
  flagger: number;
  prometheus: number;
  alertmanager: number;
}

/** All that decides how the programs of one cluster are started. */
export interface Setting {
  /** The cluster's own, absolute. */
  folder: string;
  binaries: Binaries;
  ports: ClusterPorts;
  /** Base URL of what serves the metrics of workloads. */
  exporter: string;
  /** Flagger's event webhook; null: none. */
  eventWebhook: string | null;
  /** Flagger's `-mesh-provider`. */
  provider: string;
}

export const local = (port: number) => `127.0.0.1:${port}`;
