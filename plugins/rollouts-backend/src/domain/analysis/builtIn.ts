/** The metrics that Flagger has queries of its own for. */
const BUILT_IN = ['request-success-rate', 'request-duration'] as const;
export type BuiltIn = (typeof BUILT_IN)[number];

export const isBuiltIn = (name: string): name is BuiltIn =>
  BUILT_IN.some(known => known === name);

interface Queries {
  success: string;
  duration: string;
  /** Some histograms count in seconds; Flagger means milliseconds. */
  durationFactor: number;
}

const ratio = (counter: string, labels: string, good: string) =>
  `sum(rate(${counter}{${labels}, ${good}}[{{ interval }}])) / sum(rate(${counter}{${labels}}[{{ interval }}])) * 100`;

const p99 = (buckets: string, labels: string) =>
  `histogram_quantile(0.99, sum(rate(${buckets}{${labels}}[{{ interval }}])) by (le))`;

const ISTIO =
  'reporter="destination", destination_workload_namespace="{{ namespace }}", destination_workload=~"{{ target }}"';
const LINKERD =
  'namespace="{{ namespace }}", deployment=~"{{ target }}", direction="inbound"';
const NGINX =
  'namespace="{{ namespace }}", ingress="{{ ingress }}", canary!=""';
const HTTP =
  'kubernetes_namespace="{{ namespace }}", kubernetes_pod_name=~"{{ target }}-[0-9a-zA-Z]+(-[0-9a-zA-Z]+)"';

const istio: Queries = {
  success: ratio('istio_requests_total', ISTIO, 'response_code!~"5.*"'),
  duration: p99('istio_request_duration_milliseconds_bucket', ISTIO),
  durationFactor: 1,
};
const http: Queries = {
  success: ratio('http_request_duration_seconds_count', HTTP, 'status!~"5.*"'),
  duration: p99('http_request_duration_seconds_bucket', HTTP),
  durationFactor: 1_000,
};

const QUERIES: Record<string, Queries> = {
  istio,
  kubernetes: http,
  gatewayapi: http,
  linkerd: {
    success: ratio('response_total', LINKERD, 'classification!="failure"'),
    duration: p99('response_latency_ms_bucket', LINKERD),
    durationFactor: 1,
  },
  nginx: {
    success: ratio('nginx_ingress_controller_requests', NGINX, 'status!~"5.*"'),
    duration: `sum(rate(nginx_ingress_controller_response_duration_seconds_sum{${NGINX}}[{{ interval }}])) / sum(rate(nginx_ingress_controller_response_duration_seconds_count{${NGINX}}[{{ interval }}])) * 1000`,
    durationFactor: 1,
  },
};

/**
 * Flagger's own query for a provider, not rendered, and what its answer is multiplied by. Null: a
 * provider whose queries are not known here. pkg/metrics/observers of 1.44.0.
 */
export function builtInQuery(
  metric: BuiltIn,
  provider: string,
): { query: string; factor: number } | null {
  const [family] = provider.split(':');
  const queries = Object.hasOwn(QUERIES, family) ? QUERIES[family] : null;
  if (!queries) return null;
  return metric === 'request-success-rate'
    ? { query: queries.success, factor: 1 }
    : { query: queries.duration, factor: queries.durationFactor };
}
