import type { Workload } from '../Workload';
import { histogram, Sample } from './Sample';

/** Both outcomes of a workload's requests, with the HTTP status that each has. */
const outcomes = ({ tally }: Workload) => [
  { status: '200', done: tally.succeeded },
  { status: '500', done: tally.failed },
];

/** What a service exposes itself; Flagger's queries for Gateway API and kubernetes read `status`. */
export function http(workload: Workload): Sample[] {
  const { namespace, name, pod } = workload;
  const labels = {
    namespace,
    workload: name,
    pod,
    kubernetes_namespace: namespace,
    kubernetes_pod_name: pod,
  };
  return outcomes(workload).flatMap(({ status, done }) => [
    {
      name: 'http_requests_total',
      labels: { ...labels, code: status },
      value: done.count,
    },
    ...histogram(
      'http_request_duration_seconds',
      { ...labels, status },
      done,
      1_000,
    ),
  ]);
}

export function istio(workload: Workload): Sample[] {
  return outcomes(workload).flatMap(({ status, done }) => {
    const labels = {
      reporter: 'destination',
      destination_workload_namespace: workload.namespace,
      destination_workload: workload.name,
      response_code: status,
    };
    return [
      { name: 'istio_requests_total', labels, value: done.count },
      ...histogram('istio_request_duration_milliseconds', labels, done, 1),
    ];
  });
}

export function linkerd(workload: Workload): Sample[] {
  return outcomes(workload).flatMap(({ status, done }) => {
    const labels = {
      namespace: workload.namespace,
      deployment: workload.name,
      pod: workload.pod,
      direction: 'inbound',
      classification: status === '200' ? 'success' : 'failure',
      status_code: status,
    };
    return [
      { name: 'response_total', labels, value: done.count },
      ...histogram('response_latency_ms', labels, done, 1),
    ];
  });
}

/** The controller names the canary's share by a label that is empty for the rest. */
export function nginx(workload: Workload): Sample[] {
  const { namespace, target, isPrimary } = workload;
  const canary = isPrimary ? '' : `${namespace}-${target}-canary`;
  return outcomes(workload).flatMap(({ status, done }) => {
    const labels = { namespace, ingress: target, canary, status };
    return [
      { name: 'nginx_ingress_controller_requests', labels, value: done.count },
      ...histogram(
        'nginx_ingress_controller_response_duration_seconds',
        labels,
        done,
        1_000,
      ),
    ];
  });
}
