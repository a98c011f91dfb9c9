import type {
  MetricCheck,
  MetricHistory,
  TimelineEntry,
} from '@rollouts/backstage-plugin-rollouts-common';
import { isSaidOf } from './flaggerSays';

interface KeptSample {
  metric: string;
  role: 'canary' | 'primary';
  at: number;
  value: number | null;
}

/** What each metric did during a release, with the checks that Flagger counted against it. */
export function toHistory(
  metrics: MetricCheck[],
  samples: KeptSample[],
  timeline: Array<Pick<TimelineEntry, 'at' | 'details'>>,
): MetricHistory[] {
  return metrics.map(({ name, unit, bound }) => {
    const of = (role: KeptSample['role']) =>
      samples
        .filter(sample => sample.metric === name && sample.role === role)
        .map(({ at, value }) => ({ at, value }));
    return {
      name,
      unit,
      bound,
      canary: of('canary'),
      primary: of('primary'),
      failedAt: timeline.flatMap(({ at, details }) =>
        details.kind === 'check-failed' &&
        details.text !== null &&
        isSaidOf(name, details.text)
          ? [at]
          : [],
      ),
    };
  });
}
