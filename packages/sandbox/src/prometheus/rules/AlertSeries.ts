import type { Labels } from '../evaluate/values';
import type { Database } from '../series/Database';
import type { StepLog } from '../series/StepLog';
import type { RuleGroup } from './RuleManager';

/** Writes down as `ALERTS` what was active when, as Prometheus does. */
export class AlertSeries {
  readonly #database: Database;
  readonly #active = new Map<string, Set<StepLog>>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** After each evaluation of a group. */
  record({ file, name, rules }: RuleGroup, now: number): void {
    const key = `${file}/${name}`;
    const logs = new Set(
      rules
        .flatMap(({ active }) => active)
        .map(({ labels, state }) => this.#log(labels, state)),
    );
    for (const log of this.#active.get(key) ?? []) {
      if (!logs.has(log)) log.set(now, null);
    }
    logs.forEach(log => log.set(now, 1));
    this.#active.set(key, logs);
  }

  #log(labels: Labels, alertstate: string): StepLog {
    return this.#database.gauge('prometheus', {
      ...labels,
      __name__: 'ALERTS',
      alertstate,
    });
  }
}
