import type { Workload } from '../Workload';
import type { Sample } from './Sample';

/** What every pod has, from its client library and from kube-state-metrics. */
export function platform(workload: Workload): Sample[] {
  const { namespace, name, pod, startedAt, tally } = workload;
  return [
    {
      name: 'kube_pod_container_status_restarts_total',
      labels: { namespace, pod, container: workload.target },
      value: tally.current.restarts,
    },
    {
      name: 'process_start_time_seconds',
      labels: { namespace, workload: name, pod },
      value: startedAt / 1_000,
    },
  ];
}
