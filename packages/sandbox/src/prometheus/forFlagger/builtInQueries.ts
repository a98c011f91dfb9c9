/** Flagger's own queries for a provider. */
export interface BuiltInQueries {
  success: string;
  /** The 99th percentile, in this many milliseconds. */
  duration: string;
  durationUnitMs: number;
}

function queries(
  {
    requests,
    ok,
    buckets,
    durationUnitMs = 1,
  }: Record<'requests' | 'ok' | 'buckets', string> & {
    durationUnitMs?: number;
  },
  labels: string,
): BuiltInQueries {
  const rate = (series: string) => `sum(rate(${series}[{{ interval }}]))`;
  return {
    success: `${rate(`${requests}{${labels},${ok}}`)} / ${rate(
      `${requests}{${labels}}`,
    )} * 100`,
    duration: `histogram_quantile(0.99, sum(rate(${buckets}{${labels}}[{{ interval }}])) by (le))`,
    durationUnitMs,
  };
}

/** By provider, as Flagger 1.44.0 chooses: those that the scene's Canaries and examples use. */
const byProvider: Array<[RegExp, BuiltInQueries]> = [
  [
    /^(gatewayapi|kubernetes)/,
    queries(
      {
        requests: 'http_request_duration_seconds_count',
        ok: 'status!~"5.*"',
        buckets: 'http_request_duration_seconds_bucket',
        durationUnitMs: 1_000,
      },
      'kubernetes_namespace="{{ namespace }}",kubernetes_pod_name=~"{{ target }}-[0-9a-zA-Z]+(-[0-9a-zA-Z]+)"',
    ),
  ],
  [
    /^linkerd/,
    queries(
      {
        requests: 'response_total',
        ok: 'classification!="failure"',
        buckets: 'response_latency_ms_bucket',
      },
      'namespace="{{ namespace }}",deployment=~"{{ target }}",direction="inbound"',
    ),
  ],
  [
    /^istio/,
    queries(
      {
        requests: 'istio_requests_total',
        ok: 'response_code!~"5.*"',
        buckets: 'istio_request_duration_milliseconds_bucket',
      },
      'reporter="destination",destination_workload_namespace="{{ namespace }}",destination_workload=~"{{ target }}"',
    ),
  ],
];

/** Null for a provider that the sandbox has no queries for. */
export function builtInQueries(provider: string): BuiltInQueries | null {
  const found = byProvider.find(([pattern]) => pattern.test(provider));
  return found ? found[1] : null;
}
