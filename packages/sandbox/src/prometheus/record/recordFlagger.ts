import type { Clock } from '../../clock/Clock';
import type {
  FlaggerSeries,
  SeriesObserver,
} from '../../flagger/metrics/Series';
import type { Database } from '../series/Database';
import type { StepLog } from '../series/StepLog';

const TARGET = 'flagger.flagger-system:8080';

/** Scrapes Flagger, with its own labels kept (`honorLabels`). */
export function recordFlagger(
  clock: Clock,
  database: Database,
): SeriesObserver {
  const gauge = (name: string, labels: Record<string, string>) =>
    database.gauge(TARGET, {
      __name__: name,
      job: 'flagger',
      instance: TARGET,
      ...labels,
    });
  const up = gauge('up', {});
  const logs = new WeakMap<FlaggerSeries, StepLog>();
  return (series, value) => {
    const { name, labels } = series;
    const log = logs.get(series) ?? gauge(name, labels);
    logs.set(series, log);
    log.set(clock.now(), value);
    if (name === 'flagger_info') up.set(clock.now(), value === null ? 0 : 1);
  };
}
