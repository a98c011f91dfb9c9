import type { Workload } from '../Workload';
import { histogram, Sample } from './Sample';

const PREFIX = 'knative_lambda_operator';

/** Failures are queued again. */
const QUEUED_PER_FAILURE = 30;
/** Objects that a leader looks after: those of everybody, or the three of a drill. */
const OBJECTS = { primary: 42, canary: 3 };

/** What the operator of the worked example exposes; its requests are reconciles. */
export function operator(workload: Workload): Sample[] {
  const { namespace, name, pod, tally, isPrimary } = workload;
  const labels = { namespace, workload: name, pod, container: 'manager' };
  const { errorRatio, requestsPerSecond } = tally.current;
  const one = (metric: string, value: number): Sample => ({
    name: `${PREFIX}_${metric}`,
    labels,
    value,
  });
  const all = {
    count: tally.succeeded.count + tally.failed.count,
    within: tally.succeeded.within.map(
      (value, index) => value + tally.failed.within[index],
    ),
    spentMs: tally.succeeded.spentMs + tally.failed.spentMs,
  };
  const objects = isPrimary ? OBJECTS.primary : OBJECTS.canary;
  return [
    one('reconcile_total', all.count),
    one('errors_total', tally.failed.count),
    ...histogram(`${PREFIX}_reconcile_duration_seconds`, labels, all, 1_000),
    one('workqueue_depth', Math.round(errorRatio * QUEUED_PER_FAILURE)),
    one('lambdafunctions_total', requestsPerSecond > 0 ? objects : 0),
  ];
}
