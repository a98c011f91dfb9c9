import type { Clock } from '../../clock/Clock';
import type { ObjectStore } from '../../cluster/types';
import type { Prometheus } from '../Prometheus';
import { ActiveAlert, AlertRule, ResolvedAlert } from './AlertRule';
import { GroupSpec, readRules } from './readRules';

/** What is said to the Alertmanagers: what fires, and what has ended. */
export interface Notification {
  alert: ActiveAlert | ResolvedAlert;
  expr: string;
  /** Until then it is believed without being repeated; UTC milliseconds. */
  endsAt: number;
}

interface RuleManagerOptions {
  store: ObjectStore;
  clock: Clock;
  prometheus: Prometheus;
  notify: (notifications: Notification[], now: number) => void;
  /** Called after each evaluation. */
  onEvaluated: (group: RuleGroup, now: number) => void;
}

export interface RuleGroup extends Omit<GroupSpec, 'rules'> {
  rules: AlertRule[];
  lastEvaluation: number;
}

const RULES = 'prometheusrules.monitoring.coreos.com';
/** An alert that is not repeated for so many evaluations is over. */
const PATIENCE = 4;
/** How far back alerts are looked for at a start, and how closely. */
const LOOK_BACK_MS = 7_200_000;
const LOOK_BACK_STEP_MS = 60_000;

/** Evaluates the PrometheusRule objects of a cluster. */
export class RuleManager {
  readonly #options: RuleManagerOptions;
  /** By the uid of their object. */
  readonly #groups = new Map<string, RuleGroup[]>();
  #timers: Array<() => void> = [];
  #stopped: Array<() => void> = [];

  constructor(options: RuleManagerOptions) {
    this.#options = options;
  }

  get groups(): RuleGroup[] {
    return [...this.#groups.values()].flat();
  }

  /** Finds out since when what is true is true, and goes on from there. */
  start(): void {
    const { store, clock } = this.#options;
    this.#load();
    const now = clock.now();
    for (let at = now - LOOK_BACK_MS; at < now; at += LOOK_BACK_STEP_MS) {
      this.groups.forEach(group => this.#evaluate(group, at));
    }
    this.#schedule();
    this.#stopped.push(
      store.subscribe(RULES, () => {
        this.#load();
        this.#schedule();
      }),
    );
  }

  stop(): void {
    this.#stopped.splice(0).forEach(stop => stop());
    this.#timers.splice(0).forEach(cancel => cancel());
  }

  /** Rules that did not change keep what they have found. */
  #load(): void {
    const before = new Map(this.#groups);
    this.#groups.clear();
    for (const object of this.#options.store.list(RULES)) {
      const { uid = '', generation } = object.metadata;
      const key = `${uid}/${generation}`;
      const groups = readRules(object).map(spec => ({
        ...spec,
        rules: spec.rules.map(rule => new AlertRule(rule)),
        lastEvaluation: 0,
      }));
      this.#groups.set(key, before.get(key) ?? groups);
    }
  }

  #schedule(): void {
    this.#timers.splice(0).forEach(cancel => cancel());
    this.groups.forEach((group, index) => this.#turn(group, index));
  }

  #turn(group: RuleGroup, index: number): void {
    const { clock } = this.#options;
    this.#evaluate(group, clock.now());
    this.#timers[index] = clock.schedule(group.intervalMs, () =>
      this.#turn(group, index),
    );
  }

  #evaluate(group: RuleGroup, now: number): void {
    const { prometheus, notify, onEvaluated } = this.#options;
    group.lastEvaluation = now;
    const notifications = group.rules.flatMap((rule): Notification[] => {
      const resolved = rule.evaluate(prometheus, now);
      const firing = rule.active.filter(({ state }) => state === 'firing');
      const { expr } = rule.spec;
      return [
        ...firing.map(alert => ({
          alert,
          expr,
          endsAt: now + PATIENCE * Math.max(group.intervalMs, 60_000),
        })),
        ...resolved.map(alert => ({ alert, expr, endsAt: alert.resolvedAt })),
      ];
    });
    onEvaluated(group, now);
    if (notifications.length > 0) notify(notifications, now);
  }
}
