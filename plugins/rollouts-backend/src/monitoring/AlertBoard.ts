import type { Source } from '@rollouts/backstage-plugin-rollouts-common';
import { AlertmanagerClient } from '../collectors/alertmanager/AlertmanagerClient';
import { SourceClient } from '../collectors/monitoring/SourceClient';
import { PrometheusClient } from '../collectors/prometheus/PrometheusClient';
import type {
  AlertmanagerConfig,
  PrometheusConfig,
} from '../config/monitoring';
import type {
  NotifiedAlert,
  RuleAlert,
  Silence,
  Told,
} from '../domain/alerts/types';
import { Recollection, Remembered } from './Remembered';
import { toSource } from './toSource';

/** Everybody who asks within this time gets the same answer. */
const FRESH_MS = 10_000;
/** A page does not wait longer than this for a slow source. */
const PATIENCE_MS = 3_000;

interface Rules {
  alerts: RuleAlert[];
  warnings: string[];
}

interface Notified {
  alerts: NotifiedAlert[];
  silences: Silence[];
}

interface BoardOptions {
  prometheus: PrometheusConfig[];
  alertmanager: AlertmanagerConfig[];
  now: () => number;
  random?: () => number;
}

/** What all Prometheus servers and Alertmanagers say, asked only while somebody wants to know. */
export class AlertBoard {
  readonly #prometheus: Array<{
    config: PrometheusConfig;
    rules: Remembered<Rules>;
  }>;
  readonly #alertmanagers: Array<{
    config: AlertmanagerConfig;
    peers: Array<{ address: string; said: Remembered<Notified> }>;
  }>;
  readonly #clients: SourceClient[] = [];

  constructor({ prometheus, alertmanager, ...options }: BoardOptions) {
    const { now, random = Math.random } = options;
    const remember = <T>(load: () => Promise<T>) =>
      new Remembered({
        load,
        freshMs: FRESH_MS,
        patienceMs: PATIENCE_MS,
        now,
        random,
      });
    const connect = (
      url: string,
      access: PrometheusConfig | AlertmanagerConfig,
    ) => {
      const client = new SourceClient(url, access);
      this.#clients.push(client);
      return client;
    };
    this.#prometheus = prometheus.map(config => {
      const client = connect(config.url, config);
      const server = new PrometheusClient(`prometheus:${config.name}`, client);
      return { config, rules: remember(() => server.alerts()) };
    });
    this.#alertmanagers = alertmanager.map(config => ({
      config,
      peers: config.urls.map(url => {
        const peer = new AlertmanagerClient(
          `alertmanager:${config.name}`,
          connect(url, config),
        );
        return { address: peer.address, said: remember(() => peer.alerts()) };
      }),
    }));
  }

  /** What is said of these clusters, and how well it is known. Never throws. */
  async read(clusters: string[]): Promise<{ told: Told[]; sources: Source[] }> {
    const wanted = ({ config }: { config: { clusters: string[] } }) =>
      config.clusters.some(cluster => clusters.includes(cluster));
    const prometheus = this.#prometheus.filter(wanted);
    const alertmanagers = this.#alertmanagers.filter(wanted);
    await Promise.all([
      ...prometheus.map(({ rules }) => rules.get()),
      ...alertmanagers.flatMap(({ peers }) => peers.map(p => p.said.get())),
    ]);
    const told = clusters.map(cluster => {
      const of = <T extends { config: { clusters: string[] } }>(all: T[]) =>
        all.filter(({ config }) => config.clusters.includes(cluster));
      const notified = of(alertmanagers)
        .flatMap(({ peers }) => peers)
        .flatMap(({ said }) => said.known.value ?? []);
      return {
        cluster,
        rules: of(prometheus)
          .flatMap(({ rules }) => rules.known.value?.alerts ?? [])
          .filter(alert => isOfCluster(alert.labels, cluster, clusters)),
        notified: notified
          .flatMap(({ alerts }) => alerts)
          .filter(alert => isOfCluster(alert.labels, cluster, clusters)),
        silences: notified.flatMap(({ silences }) => silences),
      };
    });
    return { told, sources: this.sources(clusters) };
  }

  /** How well the sources of these clusters are known; all sources without a list. */
  sources(clusters?: string[]): Source[] {
    const isWanted = ({ clusters: own }: { clusters: string[] }) =>
      !clusters || own.some(cluster => clusters.includes(cluster));
    return [
      ...this.#prometheus
        .filter(({ config }) => isWanted(config))
        .map(({ config, rules }) =>
          toSource({ kind: 'prometheus', ...config }, [
            { name: 'rules', known: withWarnings(rules.known) },
          ]),
        ),
      ...this.#alertmanagers
        .filter(({ config }) => isWanted(config))
        .map(({ config, peers }) =>
          toSource(
            { kind: 'alertmanager', ...config },
            peers.map(({ address, said }) => ({
              name: address,
              known: said.known,
            })),
          ),
        ),
    ];
  }

  async close(): Promise<void> {
    await Promise.all(this.#clients.map(client => client.close()));
  }
}

/** One Prometheus may tell of several clusters; then its label `cluster` says of which. */
function isOfCluster(
  { cluster: label }: Record<string, string>,
  cluster: string,
  all: string[],
): boolean {
  return label === undefined || !all.includes(label) || label === cluster;
}

/** A warning means that not everything was told. */
function withWarnings(known: Recollection<Rules>): Recollection<Rules> {
  const [warning] = known.value?.warnings ?? [];
  return warning && !known.isFailing
    ? {
        ...known,
        lastError: {
          at: known.lastSuccessAt ?? 0,
          message: `The answer is not complete: ${warning}`,
        },
      }
    : known;
}
