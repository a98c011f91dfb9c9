import { AlertmanagerClient } from '../collectors/alertmanager/AlertmanagerClient';
import { SourceClient } from '../collectors/monitoring/SourceClient';
import {
  InstantAnswer,
  PrometheusClient,
} from '../collectors/prometheus/PrometheusClient';
import type { MetricsServer } from '../domain/analysis/metricsSource';
import type {
  AlertmanagerConfig,
  PrometheusConfig,
  SourceAccess,
} from '../config/monitoring';
import { AlertBoard } from './AlertBoard';

/** The first server that tells of a cluster. */
export interface ClusterPrometheus {
  server: MetricsServer;
  ask: (query: string) => Promise<InstantAnswer>;
}

export interface Monitoring {
  board: AlertBoard;
  /** The server that is asked about the metrics of a cluster, null: none. */
  serverOf(cluster: string): MetricsServer | null;
  /** Null: no Prometheus tells of the cluster. */
  prometheusOf(cluster: string): ClusterPrometheus | null;
  close(): Promise<void>;
}

/** All configured Prometheus servers and Alertmanagers, with one connection to each for everybody. */
export function createMonitoring(options: {
  prometheus: PrometheusConfig[];
  alertmanager: AlertmanagerConfig[];
  now: () => number;
}): Monitoring {
  const clients: SourceClient[] = [];
  const connect = (url: string, access: SourceAccess) => {
    const client = new SourceClient(url, access);
    clients.push(client);
    return client;
  };
  const prometheus = options.prometheus.map(config => ({
    config,
    client: new PrometheusClient(
      `prometheus:${config.name}`,
      connect(config.url, config),
    ),
  }));
  const alertmanager = options.alertmanager.map(config => ({
    config,
    peers: config.urls.map(
      url =>
        new AlertmanagerClient(
          `alertmanager:${config.name}`,
          connect(url, config),
        ),
    ),
  }));
  const ofCluster = (cluster: string) =>
    prometheus.find(({ config }) => config.clusters.includes(cluster));
  return {
    board: new AlertBoard({ prometheus, alertmanager, now: options.now }),
    serverOf: cluster => ofCluster(cluster)?.config ?? null,
    prometheusOf(cluster) {
      const found = ofCluster(cluster);
      return found
        ? { server: found.config, ask: query => found.client.query(query) }
        : null;
    },
    async close() {
      await Promise.all(clients.map(client => client.close()));
    },
  };
}
