import type { Source } from '@rollouts/backstage-plugin-rollouts-common';
import type { AlertmanagerClient } from '../collectors/alertmanager/AlertmanagerClient';
import type { PrometheusClient } from '../collectors/prometheus/PrometheusClient';
import type {
  AlertmanagerConfig,
  PrometheusConfig,
} from '../config/monitoring';
import { currentOf, PeerWord, RulesWord } from '../domain/alerts/current';
import type { Told } from '../domain/alerts/types';
import { Recollection, Remembered } from './Remembered';
import { isOld, toSource } from './toSource';

/** Everybody who asks within this time gets the same answer. */
const FRESH_MS = 10_000;
/** A page does not wait longer than this for a slow source. */
const PATIENCE_MS = 3_000;

type Rules = Pick<RulesWord, 'alerts' | 'rules'> & { warnings: string[] };
type Notified = Pick<PeerWord, 'alerts' | 'silences'> & { warnings: string[] };

interface BoardOptions {
  prometheus: Array<{ config: PrometheusConfig; client: PrometheusClient }>;
  alertmanager: Array<{
    config: AlertmanagerConfig;
    peers: AlertmanagerClient[];
  }>;
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
  /** Of all sources: also what nobody asks for must not be taken for what somebody does. */
  readonly #clusters: string[];
  readonly #now: () => number;

  constructor({ prometheus, alertmanager, ...options }: BoardOptions) {
    const { now, random = Math.random } = options;
    this.#now = now;
    this.#clusters = [...prometheus, ...alertmanager].flatMap(
      ({ config }) => config.clusters,
    );
    const remember = <T>(load: () => Promise<T>) =>
      new Remembered({
        load,
        freshMs: FRESH_MS,
        patienceMs: PATIENCE_MS,
        now,
        random,
      });
    this.#prometheus = prometheus.map(({ config, client }) => ({
      config,
      rules: remember(() => client.alerts()),
    }));
    this.#alertmanagers = alertmanager.map(({ config, peers }) => ({
      config,
      peers: peers.map(peer => ({
        address: peer.address,
        said: remember(() => peer.alerts()),
      })),
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
      const isHere = ({ labels }: { labels: Record<string, string> }) =>
        isOfCluster(labels, cluster, this.#clusters);
      const said = {
        prometheus: of(prometheus)
          .flatMap(({ rules }) => toWord(rules.known, this.#now()))
          .map(word => ({ ...word, alerts: word.alerts.filter(isHere) })),
        peers: of(alertmanagers).flatMap(({ config, peers }) =>
          peers
            .flatMap(peer => toWord(peer.said.known, this.#now()))
            .map(word => ({
              ...word,
              alertmanager: config.name,
              alerts: word.alerts.filter(isHere),
            })),
        ),
      };
      return currentOf(cluster, said, this.#now());
    });
    return { told, sources: this.sources(clusters) };
  }

  /** How well the sources of these clusters are known. */
  sources(clusters: string[]): Source[] {
    const isWanted = ({ clusters: own }: { clusters: string[] }) =>
      own.some(cluster => clusters.includes(cluster));
    return [
      ...this.#prometheus
        .filter(({ config }) => isWanted(config))
        .map(({ config, rules }) =>
          toSource(
            { kind: 'prometheus', ...config },
            [{ name: 'rules', known: withWarnings(rules.known) }],
            this.#now(),
          ),
        ),
      ...this.#alertmanagers
        .filter(({ config }) => isWanted(config))
        .map(({ config, peers }) =>
          toSource(
            { kind: 'alertmanager', ...config },
            peers.map(({ address, said }) => ({
              name: address,
              known: withWarnings(said.known),
            })),
            this.#now(),
          ),
        ),
    ];
  }
}

/** What was said last, if anything was, with its age. */
function toWord<T>(
  known: Recollection<T>,
  now: number,
): Array<T & { at: number; isOld: boolean }> {
  const { value, lastSuccessAt } = known;
  return value !== null && lastSuccessAt !== null
    ? [{ ...value, at: lastSuccessAt, isOld: isOld(known, now) }]
    : [];
}

/** One Prometheus may tell of several clusters; then its label `cluster` says of which. */
function isOfCluster(
  { cluster: label }: Record<string, string>,
  cluster: string,
  all: string[],
): boolean {
  return label === undefined || !all.includes(label) || label === cluster;
}

/** A warning means that not everything was told: an error of the very last success. */
function withWarnings<T extends { warnings: string[] }>(
  known: Recollection<T>,
): Recollection<T> {
  const { value, isFailing, lastSuccessAt } = known;
  const [message] = value?.warnings ?? [];
  return message && !isFailing && lastSuccessAt !== null
    ? { ...known, lastError: { at: lastSuccessAt, message } }
    : known;
}
