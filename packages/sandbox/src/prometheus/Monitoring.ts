import { createPeers } from '../alertmanager/createPeers';
import type { Alertmanager } from '../alertmanager/Alertmanager';
import type { Clock } from '../clock/Clock';
import type { ObjectStore } from '../cluster/types';
import type { SeriesObserver } from '../flagger/metrics/Series';
import type { Traffic } from '../workloads/Traffic';
import { PrometheusMetrics } from './forFlagger/PrometheusMetrics';
import { Prometheus } from './Prometheus';
import { Recorder } from './record/Recorder';
import { recordFlagger } from './record/recordFlagger';
import { AlertSeries } from './rules/AlertSeries';
import { Notification, RuleManager } from './rules/RuleManager';
import { Database, RETENTION_MS } from './series/Database';

interface MonitoringOptions {
  cluster: string;
  store: ObjectStore;
  clock: Clock;
  traffic: Traffic;
  /** How many Alertmanagers there are. */
  peers: number;
}

/** How often what is too old is forgotten. */
const FORGET_MS = 3_600_000;

/** What watches one cluster from inside: series, rules, alerts. */
export class Monitoring {
  readonly prometheus: Prometheus;
  readonly rules: RuleManager;
  readonly alertmanagers: Alertmanager[];
  /** Where Flagger gets its numbers. */
  readonly metrics: PrometheusMetrics;
  /** What Flagger tells about itself. */
  readonly observeFlagger: SeriesObserver;
  readonly #options: MonitoringOptions;
  readonly #database = new Database();

  constructor(options: MonitoringOptions) {
    const { store, clock, traffic } = options;
    this.#options = options;
    const database = this.#database;
    this.prometheus = new Prometheus(database, () => clock.now());
    const { prometheus } = this;
    this.metrics = new PrometheusMetrics({ store, clock, prometheus });
    this.observeFlagger = recordFlagger(clock, database);
    this.alertmanagers = createPeers(clock, options.peers);
    const alertSeries = new AlertSeries(database);
    this.rules = new RuleManager({
      store,
      clock,
      prometheus,
      onEvaluated: (group, now) => alertSeries.record(group, now),
      notify: (notifications, now) => this.#notify(notifications, now),
    });
    new Recorder({ store, clock, traffic, database }).start();
  }

  /** Alerts begin: before that only the past was told, and nobody was to be woken. */
  startAlerts(): void {
    this.rules.start();
    this.#forget();
  }

  stop(): void {
    this.rules.stop();
  }

  #forget(): void {
    const { clock } = this.#options;
    this.#database.forget(clock.now() - RETENTION_MS);
    clock.schedule(FORGET_MS, () => this.#forget());
  }

  #notify(notifications: Notification[], now: number): void {
    const { cluster } = this.#options;
    const alerts = notifications.map(({ alert, expr, endsAt }) => ({
      labels: { ...alert.labels, cluster, prometheus: 'monitoring/k8s' },
      annotations: alert.annotations,
      startsAt: alert.firedAt ?? now,
      endsAt,
      generatorURL: `http://prometheus.${cluster}.example.org/graph?g0.expr=${encodeURIComponent(
        expr,
      )}&g0.tab=1`,
    }));
    this.alertmanagers.forEach(peer => peer.receive(alerts, now));
  }
}
