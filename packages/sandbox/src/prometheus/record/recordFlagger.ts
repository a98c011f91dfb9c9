import type { Clock } from '../../clock/Clock';
import type { SeriesObserver } from '../../flagger/metrics/Series';
import type { Database } from '../series/Database';

const TARGET = 'flagger.flagger-system:8080';

/** Scrapes Flagger, with its own labels kept (`honorLabels`). */
export function recordFlagger(
  clock: Clock,
  database: Database,
): SeriesObserver {
  const set = (
    name: string,
    labels: Record<string, string>,
    value: number | null,
  ) =>
    database.setGauge(
      clock.now(),
      {
        target: TARGET,
        labels: {
          __name__: name,
          job: 'flagger',
          instance: TARGET,
          ...labels,
        },
      },
      value,
    );
  return ({ name, labels }, value) => {
    set(name, labels, value);
    if (name === 'flagger_info') set('up', {}, value === null ? 0 : 1);
  };
}
