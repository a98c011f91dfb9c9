import type { Family } from './Family';
import { podLabels } from './instanceOf';

/** What every pod has: from Prometheus itself, the client libraries and kube-state-metrics. */
export const platformFamilies: Family[] = [
  {
    name: 'up',
    isExposedBy: () => true,
    expose: life => [{ labels: podLabels(life), valueAt: () => 1 }],
  },
  {
    name: 'process_start_time_seconds',
    isExposedBy: () => true,
    expose: life => [
      { labels: podLabels(life), valueAt: at => life.processStart(at) / 1_000 },
    ],
  },
  {
    name: 'kube_pod_container_status_restarts_total',
    isExposedBy: () => true,
    expose: life => {
      const { namespace, pod, container } = life.origin;
      const labels = {
        namespace,
        pod,
        container,
        job: 'kube-state-metrics',
        instance: 'kube-state-metrics:8080',
      };
      return [{ labels, valueAt: at => life.restarts(at) }];
    },
  },
];
